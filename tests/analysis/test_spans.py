"""Where literals and calls stand: cut out of the text by their span, they are what was found."""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aidep
from aidep.analysis.extract import extract
from aidep.model.facts import Attr, Call, Expr, FileFacts, Ref
from aidep.model.source import SourceFile, Unreadable
from aidep.model.span import Span

_BREAK = re.compile(r"\r\n|\r|\n")


def cut(text: str, span: Span) -> str:
    """The text of a span, counted the way the contract says: 1-based code points, CRLF and lone CR end lines."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]
    return text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


def facts_of(text: str) -> FileFacts:
    return extract(SourceFile("app.py", text))


def check(text: str) -> FileFacts:
    """Every literal and call of a text stands where its span says."""
    facts = facts_of(text)
    for lit in facts.literals:
        piece = cut(text, facts.sites[lit.site])
        if lit.plain:
            assert piece == lit.text
        else:
            assert "\\" in piece or "{{" in piece or "}}" in piece
    for call in facts.calls:
        piece = cut(text, facts.sites[call.site])
        name = _first_name(call.func)
        assert name is None or piece.lstrip("(").lstrip().startswith(name), (piece, name)
        if isinstance(call.func, Attr) and (call.func.name != "pop" or "pop" in piece):  # `del d[k]` is kept as a pop
            assert piece.rstrip(") \t\r\n\\\f").endswith(call.func.name), (piece, call.func.name)
    return facts


def _first_name(expr: Expr) -> str | None:
    while isinstance(expr, (Attr, Call)):
        expr = expr.value if isinstance(expr, Attr) else expr.func
    return expr.name if isinstance(expr, Ref) else None


def found(text: str) -> list[tuple[str, tuple[int, int]]]:
    facts = check(text)
    return [(lit.text, (facts.sites[lit.site].line, facts.sites[lit.site].column)) for lit in facts.literals]


# -- snippets -----------------------------------------------------------------------------------

SNIPPETS = {
    "plain": ('model = "gpt-4o"\n', [("gpt-4o", (1, 10))]),
    "no final newline": ('x = 1\nmodel = "gpt-4o"', [("gpt-4o", (2, 10))]),
    "crlf": ('x = 1\r\nmodel = "gpt-4o"\r\n', [("gpt-4o", (2, 10))]),
    "lone cr": ('x = 1\rmodel = "gpt-4o"\r', [("gpt-4o", (2, 10))]),
    "mixed line ends": (
        'a = "one"\r\nb = "two"\nc = "three"\r\n',
        [("one", (1, 6)), ("two", (2, 6)), ("three", (3, 6))],
    ),
    "form feed before": ('\fmodel = "gpt-4o"\n', [("gpt-4o", (1, 11))]),
    "form feed alone": ('x = 1\n\f\nmodel = "gpt-4o"\n', [("gpt-4o", (3, 10))]),
    "form feed in blank of a block": ('if x:\n    y = 1\n\f\n    model = "gpt-4o"\n', [("gpt-4o", (4, 14))]),
    "tabs": ('if x:\n\tmodel\t=\t"gpt-4o"\n', [("gpt-4o", (2, 11))]),
    "astral": ('𝒳 = "😀"; model = "gpt-4o"  # 😀\n', [("😀", (1, 6)), ("gpt-4o", (1, 19))]),
    "combining": ('s = "e\u0301-model"\n', [("e\u0301-model", (1, 6))]),
    "line separator in a string": ('s = "a\u2028b"; t = "gpt-4o"\n', None),
    "vertical tab in a string": ('s = "a\x0bb"\nt = "gpt-4o"\n', None),
    "backslash continuation": ('model = \\\n  "gpt-4o"\n', [("gpt-4o", (2, 4))]),
    "parentheses": ('model = ((("gpt-4o")))\n', [("gpt-4o", (1, 13))]),
    "raw": ('model = r"gpt-4o"\n', [("gpt-4o", (1, 11))]),
    "unicode prefix": ("model = u'gpt-4o'\n", [("gpt-4o", (1, 11))]),
    "triple": ('model = """gpt-4o"""\n', [("gpt-4o", (1, 12))]),
    "triple raw": ("model = R'''gpt-4o'''\n", [("gpt-4o", (1, 13))]),
    "bytes": ('model = b"gpt-4o"\n', []),
    "empty": ('model = ""\n', [("", (1, 10))]),
    "escape": ('model = "gpt\\x2d4o"\n', [("gpt-4o", (1, 10))]),
    "implicit concatenation": ('model = ("gpt"\n         "-4o")\n', [("gpt", (1, 11)), ("-4o", (2, 11))]),
    "f-string": ('model = f"openai/{name}-mini"\n', [("openai/", (1, 11)), ("-mini", (1, 24))]),
    "f-string braces": ('model = f"{{x}}{name}"\n', None),
    "f-string format": ('model = f"{name:>10}-x"\n', None),
    "f-string in f-string": ("model = f\"a/{f'{x}b'}\"\n", None),
    "f-string call": ("model = f\"a/{get('gpt-4o')}\"\n", None),
    "f-string triple": ('model = f"""openai/{\n    name\n}"""\n', None),
    "dictionary": ('d = {"model": "gpt-4o",\n     "x": ["y"]}\n', None),
    "call": ('x = (client\n  .chat.completions\n  .create)(model="gpt-4o")\n', None),
    "chained calls": ('a.b("c").d("e").f("g")\n', None),
    "await": ('async def f():\n    return (await a.b("c")).d("e")\n', None),
    "decorator": ('@app.get("/x")\ndef f(a="b", *, c="d"): return "e"\n', None),
    "semicolons": ('a = "b"; c = "d"; e("f")\n', [("b", (1, 6)), ("d", (1, 15)), ("f", (1, 22))]),
    "class line": ('class A(B, metaclass=M("x")): a = "y"\n', None),
    "lambda": ('f = lambda a="b", *c, d="e": g("h")\n', None),
    "walrus": ('if (m := "gpt-4o"): f(m)\n', [("gpt-4o", (1, 11))]),
    "comment at the end": ('model = "gpt-4o"  # the "model"', [("gpt-4o", (1, 10))]),
    "indented comment at the end": ('if x:\n    model = "gpt-4o"\n    # done', None),
    "blanks at the end": ('model = "gpt-4o"\n   \n\t', None),
    "byte order mark left in": ('\ufeffmodel = "gpt-4o"\n', None),
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippet(name: str) -> None:
    text, wanted = SNIPPETS[name]
    places = found(text)
    if wanted is not None:
        assert places == wanted


@pytest.mark.parametrize("name", SNIPPETS)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(name: str, end: str) -> None:
    text, _ = SNIPPETS[name]
    if "\r" not in text:
        assert [t for t, _ in found(text.replace("\n", end))] == [t for t, _ in found(text)]


def test_nested_quotes_of_3_12() -> None:
    text = 'model = f"a/{names["gpt-4o"]}-{f"{x["y"]}"}"\n'
    assert ("gpt-4o", (1, 21)) in found(text)


# -- generated ----------------------------------------------------------------------------------

_WORD = st.text(st.sampled_from("abz019-_./:é漢😀"), min_size=1, max_size=8)
_PREFIX = st.sampled_from(["", "", "", "r", "u", "R", "f", "rf", "F"])
_QUOTE = st.sampled_from(['"', "'", '"""', "'''"])
_GAP = st.sampled_from(["", "", " ", "  ", "\t", "\f", " \\\n ", " \t"])
_END = st.sampled_from(["\n", "\n", "\r\n", "\r"])


@st.composite
def strings(draw: st.DrawFn) -> str:
    quote = draw(_QUOTE)
    prefix = draw(_PREFIX)
    body = draw(_WORD)
    if "f" in prefix.lower() and draw(st.booleans()):
        body += "{" + draw(st.sampled_from(["n", "n!r", "n:>4", "n.a", "g(1)"])) + "}" + draw(_WORD)
    return f"{prefix}{quote}{body}{quote}"


def expressions() -> st.SearchStrategy[str]:
    def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        gap = _GAP
        pair = st.tuples(inner, gap, gap, inner)
        return st.one_of(
            st.tuples(inner, gap).map(lambda t: f"({t[1]}{t[0]}{t[1]})"),
            pair.map(lambda t: f"{t[0]}{t[1]}+{t[2]}{t[3]}"),
            pair.map(lambda t: f"({t[0]}\n{t[1]}or{t[2]} {t[3]})"),
            pair.map(lambda t: f"f({t[0]},{t[1]}model{t[2]}={t[2]}{t[3]})"),
            pair.map(lambda t: f"a.b{t[1]}.c({t[0]}).d({t[3]},)"),
            pair.map(lambda t: f"{{{t[0]}:{t[1]}{t[3]}, **d}}"),
            pair.map(lambda t: f"[{t[0]},\n{t[1]}{t[3]}]"),
            pair.map(lambda t: f"({t[0]} if {t[3]} else x[{t[0]}])"),
            inner.map(lambda t: f"(lambda m={t}: m)({t})"),
            st.tuples(strings(), strings()).map(lambda t: f"({t[0]} {t[1]})"),
        )

    return st.recursive(st.one_of(strings(), st.sampled_from(["x", "self.y", "1", "None"])), wider, max_leaves=8)


ROWS = (
    "name = {}",
    "name: T = {}",
    "def f(a={}):\n\treturn a",
    "class C(B):\n  x = {}",
    "if {}:\n    # é😀\n    pass",
    "print({}); y = 1",
    "@deco({})\ndef g(): pass",
    "async def h():\n    await f({})",
    "\f\nz = {}",
    "with a({}) as b: c(b)",
)


def modules() -> st.SearchStrategy[str]:
    row = st.tuples(st.sampled_from(ROWS), expressions()).map(lambda t: t[0].replace("{}", t[1]))
    end = st.sampled_from(["", "\n", "\n\n", "\n# end", "\n\f"])
    return st.tuples(st.lists(row, min_size=1, max_size=5), end).map(lambda t: "\n".join(t[0]) + t[1])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(modules(), _END)
def test_generated(text: str, end: str) -> None:
    try:
        facts_of(text)
    except Unreadable:
        return  # say, an f-string with another's quotes, or a gap where Python wants none
    check(text)
    check(text.replace("\n", end))


# -- real files ---------------------------------------------------------------------------------


def real_files() -> Iterable[Path]:
    site = Path(sysconfig.get_paths()["purelib"])
    yield from sorted(Path(aidep.__file__).parent.rglob("*.py"))
    for package in ("rich", "pydantic", "packaging", "libcst/_nodes"):
        yield from sorted((site / package).glob("*.py"), key=lambda path: path.stat().st_size)[:8]


@pytest.mark.parametrize("end", ["\n", pytest.param("\r\n", marks=pytest.mark.slow)])
def test_real_files(end: str) -> None:
    count = 0
    for path in real_files():
        text = path.read_text(encoding="utf-8")
        count += len(check(text.replace("\n", end)).literals)
    assert count > 500
