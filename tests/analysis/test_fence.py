"""What the parser could not bear never reaches it, however it is hidden; what people write does."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from aidep.analysis.code import code_of
from aidep.analysis.fence import trouble
from tests.conftest import ROOT

CODE = [
    ("x = 'a(' + b # c(\ny", 'x = " + b "\ny'),
    ("'a\\\\' + b + '\\'' + c", '" + b + " + c'),
    ('"""a"b\\""" ""c""" + d', '" + d'),
    ("'a\\\n(b' + c", '" + c'),
    ("'a\\\r\n(b' + c", '" + c'),
    ("# a \\\n+ b", '"\n+ b'),
    ("# a\r+ b", '"\n+ b'),
    ("f'a{b + 1}c{{d}}' + e", 'f"{"b + 1}" + e'),
    ("f'{a[\"(\"]}' + e", 'f"{"a[""]"}" + e'),
    ("f'{\"'\"}' + e", 'f"{""}" + e'),
    ("f'{f'{a}'}' + e", 'f"{"f"{"a}"}" + e'),
    ("f'{a:{b}+(}' + e", 'f"{"a:"{"b}"}" + e'),
    ("f'{a:\\'}' + e", 'f"{"a:"}" + e'),
    ("f'{(lambda: a):>3}' + e", 'f"{"("lambda:" a)":"}" + e'),
    ("f'\\N{BULLET}{a}' + e", 'f"{"a}" + e'),
    ("rf'\\N{a + 1}' + e", 'rf"{"a + 1}" + e'),
    ("f'\\{a}' + e", 'f"{"a}" + e'),
    ("f'''a\n'{b\n+ c}''' + e", 'f"{"b\n+ c}" + e'),
    ("Rf'{a}' fR'{a}' t'{a}'", 'Rf"{"a}" fR"{"a}" t"{"a}'),
    ("of'{a}' é_f'{a}' b'{a}'", 'of" é_f" b'),
]


@pytest.mark.parametrize(("text", "code"), CODE, ids=[text for text, _ in CODE])
def test_code(text: str, code: str) -> None:
    """Comments and strings are dropped, but not what stands in the braces of f-strings."""
    assert code_of(text) == code


HIDING = {
    "plain": "x = {}\n",
    "f-string": "x = f'{{{}}}'\n",
    "f-string in an f-string": "x = f'{{f\"{{{}}}\"}}'\n",
    "format specification": "x = f'{{a:{{{}}}}}'\n",
    "quote in an f-string": 'x = f\'{{"\'" + {}}}" # \n"\'\n',
    "raw f-string": 'x = rf\'\\N{{"\'" + {}}}" # \n"\'\n',
    "named character": "x = f'\\N{{BULLET}}{{{}}}'\n",
    "lone carriage return": "# a\rx = {}\n",
    "continued string, other line ends": "y = 'a\\\r\nb'\r\nx = {} # '\r\n",
    "continued comment": "# a \\\nx = {}\n",
    "escaped quotes": "y = '\\\\' + '\\''; x = {} # '\n",
    "four quotes": 'y = """"a""" + " "; x = {} # "\n',
}
HARD = {
    "brackets": "(" * 3000 + "a" + ")" * 3000,
    "sum": " + ".join(["a"] * 50_000),
    "signs": "-" * 9000 + "a",
    "not": "not " * 9000 + "a",
    "conditions": "a if b else " * 9000 + "a",
    "lambdas": "(" + "lambda: " * 9000 + "a)",
    "lambdas with arguments": "(" + "lambda a, b=1, *c: " * 9000 + "a)",
    "calls": "a" + ".b(c)" * 9000,
}


@pytest.mark.parametrize("how", HIDING)
@pytest.mark.parametrize("what", HARD)
def test_nothing_hides(how: str, what: str) -> None:
    text = HIDING[how].format(HARD[what])
    assert HARD[what] in text
    why, _ = trouble(text)
    assert why is not None


COSTLY = {
    "patterns": "match x:\n case " + "[" * 150 + "a" + "]" * 150 + ": pass\n",
    "many patterns": "match x:\n" + f" case {'(' * 12}a{')' * 12}: pass\n" * 2000,
    "long patterns": f"match x:\n case {'[' * 14}{'a, ' * 9000}{']' * 14}: pass\n",
    "branches": "if a: b\n" + "elif b: c\n" * 100_000,
    "many sums": f"x = {' + '.join(['a'] * 2500)}\n" * 20,
    "many lambdas": f"x = {'lambda: ' * 400}a\n" * 20,
    "statements": 'x = "a"\n' * 1_000_000,
    "elements": f"x = [{'1, ' * 1_000_000}]\n",
    "functions": "def f(a, b=1): return a + b\n" * 100_000,
    "lines": "\n" * 5_000_000,
    "texts": f"x = [{'f(a) ' * 500_000}]\n",
}


@pytest.mark.parametrize("what", COSTLY)
def test_what_costs_much_in_sum(what: str) -> None:
    why, _ = trouble(COSTLY[what])
    assert why is not None


LINEAR = {
    "escapes": 'x = "' + '\\"' * 1_000_000 + "\n",
    "escapes, three quotes": 'x = """' + '\\"' * 1_000_000 + "\n",
    "line ends": "x = 'a" + "\\\n" * 1_000_000 + "'\n",
    "quotes": "x = " + "'" * 1_000_001 + "\n",
    "f-strings": "x = " + "f'{" * 300_000 + "\n",
    "words": "x = " + "f" * 3_000_000 + "'\n",
    "signs": "x = -" + " " * 3_000_000 + "\n",
}


@pytest.mark.parametrize("what", LINEAR)
def test_measuring_is_linear(what: str) -> None:
    """Three times as much takes three times as long; squared, it would be nine. Slow machines may try twice."""
    beginning = LINEAR[what][:90_000]  # the whole would take hours
    assert any(_cost(beginning) < 4 * _cost(beginning[:30_000]) for _ in range(2))
    trouble(LINEAR[what])


def _cost(text: str) -> float:
    """Seconds of this processor, and a little that no clock can tell apart."""
    started = time.process_time()
    trouble(text)
    return time.process_time() - started + 0.05


def test_what_people_write_is_no_trouble() -> None:
    text = "def f(a, b=1):\n    return [c.d(e[1]) for c in a if not b]\nx = {'a': f\"{a}, {b!r:>3}\", **c}\n" * 4000
    assert trouble(text) == (None, False)
    assert trouble("match x:\n    case {'a': [B(c=(1, [D(e=2)]))]}: pass\n" * 500) == (None, False)
    assert trouble("if a: b\n" + "elif c: d\n" * 200) == (None, False)


JUST_SO = {
    "sum": " + ".join(["a"] * 2990),
    "signs": "-" * 1450 + "a",
    "not": "not " * 1450 + "a",
    "power": " ** ".join(["a"] * 1450),
    "conditions": "a if b else " * 480 + "a",
    "lambdas": "lambda: " * 480 + "a",
    "lambdas with arguments": "lambda a, b=1, *c: " * 420 + "a",
    "calls": "a" + "(b)" * 980,
    "elements": f"[{'1, ' * 120_000}]",
    "calls in a list": f"[{'f(a, b), ' * 34_000}]",
    "texts": "[" + "'', " * 120_000 + "]",
}


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads how much memory a process has had")
@pytest.mark.parametrize("what", JUST_SO)
def test_what_just_passes_takes_less_than_a_gigabyte(what: str) -> None:
    code = (
        "import sys; from aidep.analysis.workers import read; from aidep.model.source import SourceFile\n"
        "print(type(read(SourceFile('app.py', sys.stdin.read()))).__name__)\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    text = f"x = {JUST_SO[what]}\n"
    done = subprocess.run([sys.executable, "-c", code], input=text, env=env, capture_output=True, text=True, check=True)
    kind, kilobytes = done.stdout.split()
    assert kind == "FileFacts"
    assert int(kilobytes) < 1_000_000
