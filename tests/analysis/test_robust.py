"""Bad, odd and huge input: at most Unreadable, in bounded time, with the positions still right."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import pairwise

import pytest

from aidep.analysis import analyse, pipeline
from aidep.analysis import extract as extraction
from aidep.analysis.extract import extract
from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog
from aidep.model.source import SourceFile, Unreadable
from aidep.model.usage import Inventory
from tests.conftest import Aidep, Tree

TEXT = '"gpt-4o", '
CALL = "from openai import OpenAI\nclient = OpenAI()\n"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def run(catalog: Catalog, seconds: float = 5.0, **texts: str) -> Inventory:
    """The inventory of modules by name, in time."""
    sources = [SourceFile(name.replace("__", "/") + ".py", text) for name, text in texts.items()]

    def load(path: str) -> SourceFile:
        raise Unreadable(f"{path} is gone")

    start = time.process_time()
    inventory = analyse(sources, [], load, catalog)
    took = time.process_time() - start
    assert took < seconds, f"took {took:.1f} s"
    return inventory


def only_call(inventory: Inventory) -> tuple[int, tuple[str, ...]]:
    (call,) = [c for c in inventory.calls if c.call.endswith("create")]
    return call.location.span.line, call.models


# -- big expressions ----------------------------------------------------------------------------


@pytest.mark.parametrize("operator", [" + ", " or ", pytest.param(" % ", marks=pytest.mark.slow)])
def test_2000_terms(catalog: Catalog, operator: str) -> None:
    text = CALL + "x = " + operator.join(["a"] * 1999 + ['"gpt-4o"']) + '\nmodel = "gpt-4.1"\n'
    inventory = run(catalog, 30, app=text)
    assert not inventory.problems
    places = {r.model: (r.location.span.line, r.location.span.column) for r in inventory.references}
    assert places["gpt-4.1"] == (4, 10)
    if "gpt-4o" in places:
        assert places["gpt-4o"] == (3, text.splitlines()[2].index("gpt-4o") + 1)


def test_2000_terms_of_text(catalog: Catalog) -> None:
    rows = "\n".join(f'  "part{n}" +' for n in range(2000))
    text = f'{CALL}x = (\n{rows}\n  "gpt-4o")\nclient.chat.completions.create(model="gpt-4.1")\n'
    inventory = run(catalog, 15, app=text)
    assert not inventory.problems
    assert only_call(inventory) == (2005, ("gpt-4.1",))


@pytest.mark.parametrize("operator", ["+", "or", "-", "and", "<", "if x else"])
@pytest.mark.parametrize("count", [10_000, 50_000])
def test_many_terms(catalog: Catalog, operator: str, count: int) -> None:
    inventory = run(catalog, 15, app=CALL + f"x = {f' {operator} '.join(['a'] * count)}\n")
    assert len(inventory.problems) <= 1


@pytest.mark.parametrize("term", ["a[b]", "f(a)", '"a, b"', "a.b", "'a = b: c'", "(a)"])
@pytest.mark.parametrize("operator", [" + ", ".", " if x else ", "\n or ", " % \\\n"])
def test_no_term_hides_a_long_chain_from_the_fence(catalog: Catalog, term: str, operator: str) -> None:
    (problem,) = run(catalog, app=f"{CALL}x = ({operator.join([term] * 7000)})\n").problems
    assert "operators" in problem.message


def test_lambdas_are_a_chain(catalog: Catalog) -> None:
    (problem,) = run(catalog, app=f"{CALL}x = {'lambda: ' * 3000}1\n").problems
    assert "operators" in problem.message


def test_many_statements_are_no_chain(catalog: Catalog) -> None:
    text = "a.b(c[0] + 1)\nif a and b: a.c()\nx = {a: b.c, **d}\n" * 1500
    assert not run(catalog, 20, app=CALL + text).problems


def test_chain_of_comparisons(catalog: Catalog) -> None:
    run(catalog, app="x = " + " == ".join(['"gpt-4o"'] * 3000))


def test_many_terms_over_lines(catalog: Catalog) -> None:
    run(catalog, 15, app="x = (" + "\n + ".join(["a"] * 10_000) + ")\n")


@pytest.mark.parametrize("pair", ["()", "[]", "{}"])
@pytest.mark.parametrize("depth", [50, 150, 300, 3000])
def test_nested_brackets(catalog: Catalog, pair: str, depth: int) -> None:
    inventory = run(catalog, 10, app=f'x = {pair[0] * depth}"gpt-4o"{pair[1] * depth}\n')
    if depth <= 150:
        assert [r.model for r in inventory.references] == ["gpt-4o"]
    else:
        assert len(inventory.problems) == 1


@pytest.mark.parametrize("depth", [30, 90, 400])
def test_nested_calls(catalog: Catalog, depth: int) -> None:
    run(catalog, 10, app=CALL + "x = " + "f(" * depth + '"gpt-4o"' + ")" * depth)


def test_nested_subscripts_and_dicts(catalog: Catalog) -> None:
    run(
        catalog,
        app="x = " + "d[" * 90 + '"gpt-4o"' + "]" * 90 + "\n" + "y = " + '{"model": ' * 90 + '"gpt-4o"' + "}" * 90,
    )


@pytest.mark.parametrize("depth", [80, 99, 500])
def test_deep_blocks(catalog: Catalog, depth: int) -> None:
    rows = [f"{' ' * n}if x:" for n in range(depth)]
    inventory = run(catalog, 10, app="\n".join([*rows, f'{" " * depth}model = "gpt-4o"', ""]))
    assert inventory.problems or inventory.references[0].location.span.line == depth + 1


@pytest.mark.parametrize("count", [500, 3000])
def test_long_elif_chain(catalog: Catalog, count: int) -> None:
    rows = ["if m == 0:", "    pass"]
    for number in range(count):
        rows += [f"elif m == {number}:", f'    model = "gpt-4o-{number}"']
    rows += ["else:", '    model = "gpt-4.1"', ""]
    inventory = run(catalog, 15, app="\n".join(rows))
    assert inventory.problems or inventory.references[-1].location.span.line == len(rows) - 1


def test_nested_functions(catalog: Catalog) -> None:
    rows = [f"{' ' * n}def f{n}(a=f{n}):" for n in range(90)]
    run(catalog, app="\n".join([*rows, f'{" " * 90}return "gpt-4o"', "f0()()()()"]))


@pytest.mark.parametrize("count", [150, 600, pytest.param(3_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("word", ["lambda: ", "not ", "-", "a if b else ", "await ", "*", "(yield) + ", "x := "])
def test_many_prefixes(catalog: Catalog, word: str, count: int) -> None:
    run(catalog, 30, app="x = " + word * count + '"gpt-4o"\n')


@pytest.mark.parametrize("count", [1_000, 20_000])
def test_long_attribute_chain(catalog: Catalog, count: int) -> None:
    inventory = run(catalog, 10, app=CALL + "x = client" + ".chat" * count + '\nmodel = "gpt-4o"\n')
    assert inventory.problems or inventory.references[0].location.span.line == 4


@pytest.mark.parametrize("count", [500, 5_000])
def test_long_call_chain(catalog: Catalog, count: int) -> None:
    run(catalog, 10, app=CALL + "x = client" + '.where("a")' * count + "\n")


def test_one_huge_line(catalog: Catalog) -> None:
    run(catalog, 15, app='x = "' + "a" * 3_000_000 + '"\ny = [' + "0, " * 100_000 + "]\n")


def test_huge_tables(catalog: Catalog) -> None:
    text = "MODELS = {" + ",\n".join(f'"gpt-4o-{n}": "gpt-4o"' for n in range(5_000)) + "}\n"
    run(catalog, 10, app=f"{CALL}{text}client.chat.completions.create(model=MODELS[x])\n")


# -- odd texts ----------------------------------------------------------------------------------

ODD = {
    "empty": "",
    "blank": " \n\t\n",
    "comments": "# gpt-4o\n# more",
    "form feeds": "\f\f\f",
    "nul": 'x = "gpt-4o"\0\n',
    "nul only": "\0" * 100,
    "lone surrogate": 'x = "gpt-4o\ud800"\n',
    "surrogate name": "\udcff = 1\n",
    "surrogate in comment": '# \udc80\nmodel = "gpt-4o"\n',
    "not python": "<html>gpt-4o</html>",
    "python 2": 'print "gpt-4o"\n',
    "merge conflict": "<<<<<<< HEAD\nx = 1\n=======\n",
    "unfinished string": 'x = "gpt-4o\n',
    "unfinished triple": 'x = """gpt-4o',
    "unfinished bracket": "f(" * 20,
    "closing brackets": ")" * 500,
    "bad dedent": "if x:\n        a\n    b\n",
    "tabs and blanks": "if x:\n\ta\n        b\n",
    "backslash end": "x = 1\\",
    "backslash alone": "\\",
    "bom inside": "x = 1\n\ufeffy = 2\n",
    "only cr": "\r\r\r",
    "right to left": 'x = "\u202egpt-4o"\n',
    "unicode escape": 'x = "\\N{BULLET}\\ud800\\U0010ffff"\n',
    "bad unicode escape": 'x = "\\N{no such thing}"\n',
    "called text": "''()\n'a'('b')\n",
    "bad hex escape": 'x = "\\xZZ"\n',
    "big unicode escape": 'x = "\\U00110000"\n',
    "invalid escape": 'x = "gpt\\-4o"\n',
    "octal": 'x = "\\777"\n',
    "null escape": 'model = "gpt-4o\\0"\n',
    "t-string": 'x = t"openai/{name}"\n',
    "match": "match x:\n  case {'model': 'gpt-4o', **rest}: pass\n  case A(model='gpt-4o'): pass\n"
    "  case ['a', *_]: pass\n",
    "type statement": "type X[T] = list[T]\ndef f[T: str = 'gpt-4o'](a: T) -> T: ...\n",
    "except star": "try:\n    pass\nexcept* ValueError as e:\n    raise\n",
    "print star": "def f(*a, **k): print(*a, **k, sep='')\nf(*f, **f)\n",
    "walrus everywhere": "[y := 1, y**2]\nwhile (z := y): pass\n",
    "star targets": "*a, b = c = d.e, f[g] = h\nfor *i, j in k: pass\nwith l as (m, n): pass\n",
    "only decorators": "@a\n@b()\nclass C: pass\n",
    "global nonsense": "global x\nx = y\ndef f():\n    nonlocal x\n    global y\n    y = x\n",
    "import nothing": "from . import *\nfrom .. import x\nfrom ..... import y\nimport a.b.c as d\n"
    "from .a.b import (c as d, e,)\n",
    "empty names": "getattr(x, '')\nos.environ['']\nx['']\n''.join('')\n''()\n(lambda: 0)()\n1()\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_text(name: str, catalog: Catalog) -> None:
    inventory = run(catalog, app=ODD[name])
    for problem in inventory.problems:
        assert problem.message
        assert problem.location.span.line >= 1
    inventory = run(catalog, app=CALL + ODD[name])
    inventory = run(catalog, app=CALL, other=ODD[name])
    assert [i.sdk for i in inventory.imports if i.location.path == "app.py"] == ["openai"]


@pytest.mark.parametrize("name", ODD)
def test_only_unreadable_is_raised(name: str) -> None:
    with suppress(Unreadable):
        extract(SourceFile("app.py", ODD[name]))


# -- definitions that go in circles -------------------------------------------------------------

USE = "client.chat.completions.create(model=x, messages=[])\n"
CIRCLES = {
    "itself": "x = x\n",
    "each other": "x = y\ny = x\n",
    "or itself": 'x = x or "gpt-4o"\n',
    "sum": 'x = x + "a"\nx += x\n',
    "f-string": 'x = f"{x}/{x}"\n',
    "dict": 'd = {"model": "gpt-4o"}\nd = {**d}\nd = {"model": d["model"], **d}\nx = d["model"]\n',
    "dict in itself": 'd = {}\nd["d"] = d\nx = d["d"]["d"]["d"]["model"]\n',
    "two dicts": 'd = {**e}\ne = {**d, "model": "gpt-4o"}\nx = d["model"]\n',
    "updated by itself": 'd = dict(model="gpt-4o")\nd.update(d)\nd.update(**d)\nx = d["model"]\n',
    "list": 'l = ["gpt-4o"]\nl = l + l\nl.append(l)\nl.extend(l)\nl += l\nx = l[0]\n',
    "loop": "for x in x: pass\nfor x, y in y: x = y\n",
    "comprehension": "x = [x for x in x if x]\n",
    "function": "def x(): return x\nx = x()\n",
    "function of itself": "def f(a): return f(a)\nx = f(f(f))\n",
    "mutual functions": 'def f(a): return g(a)\ndef g(a): return f(a) or "gpt-4o"\nx = f(1)\n',
    "default": "def f(a=f): return a\nx = f()\n",
    "parameter": 'def f(a): return f(a + "x")\nx = f("gpt-4o")\n',
    "default circle": "def f(a=1): return g(b=a)\ndef g(b=2): return f(a=b)\nx = f()\n",
    "inherits itself": 'class A(A):\n    m = "gpt-4o"\n    def f(self): return self.m\nx = A().f()\n',
    "inherits in a circle": "class A(B):\n    def f(self): return super().f()\nclass B(A): pass\nx = B().f()\n",
    "attribute": "class A:\n    def __init__(self): self.m = self.m\n    def n(self): self.m = self.n()\nx = A().m\n",
    "holds itself": "class A:\n    def __init__(self, a): self.a = A(self)\nx = A(A(None)).a.a.a.m\n",
    "returns itself": "class A:\n    def with_(self, m):\n        self.m = m\n        return self\n"
    "x = A()" + ".with_('gpt-4o')" * 40 + ".m\n",
    "property": "class A:\n    @property\n    def m(self): return self.m\nx = A().m\n",
    "metaclass": "class A(metaclass=A): pass\nclass B(A, A, B): pass\nx = B().m\n",
    "partial": "from functools import partial\nx = partial(x, model=x)\nx = partial(partial(x))\n",
    "partial grows": "from functools import partial\nf = client.chat.completions.create\n"
    "f = partial(f, model='gpt-4o')\nf()\nx = 1\n",
    "symbol grows": "x = client\nx = x.chat\nx = x()\nx = x['a']\n",
    "lambda": "x = lambda: x()\nx = x()()()\n",
    "decorated": "def x(f): return x(f)\n@x\ndef x(f): return x\n",
    "yield": "def f():\n    yield from f()\n    yield f\nx = f()\n",
    "with": "with x as x: pass\n",
    "match": "match x:\n    case x: x = x\n",
    "walrus": "x = (x := x)\n",
    "getattr": "x = getattr(x, x)\n",
    "globals": "def f():\n    global x\n    x = x\n",
    "unpacked": "x, y = y, x\n(x, (y, x)), y = x\n",
    "stores": "x.x = x\nclient.client = client\nclient = client.client\n",
    "kwargs": "def f(**k): return f(**k)\nx = f(**f(a=1))\n",
    "args": "def f(*a): return f(*a)\nx = f(*f(1))\n",
    "classmethod": "class A:\n    @classmethod\n    def make(cls): return cls.make()\nx = A.make()\n",
    "call of instance": "class A:\n    def __call__(self): return self()\nx = A()()\n",
    "self import": "from app import x\nfrom app import *\nimport app\nx = app.x\n",
    "annotation": "x: 'x' = x\ndef f(a: 'f' = None) -> 'f': return a\nx = f()\n",
    "wraps": "def w(f):\n    def g(*a, **k): return f(*a, **k)\n    return g\n"
    "f = w(w(w(client.chat.completions.create)))\nf(model='gpt-4o')\nf = w(f)\nx = f\n",
}


@pytest.mark.parametrize("name", CIRCLES)
def test_circle(name: str, catalog: Catalog) -> None:
    inventory = run(catalog, app=CALL + CIRCLES[name] + USE)
    assert not inventory.problems


def test_modules_that_import_each_other(catalog: Catalog) -> None:
    one = CALL + "from two import x, y, f\nfrom two import *\nx = y\ndef g(a): return f(a)\n" + USE
    two = (
        'from one import x, client\nfrom one import *\nimport one\ny = x or one.y or "gpt-4o"\n'
        "def f(a): return one.g(a)\n" + USE
    )
    inventory = run(catalog, one=one, two=two)
    assert len(inventory.calls) == 3


def test_circle_is_cut_where_it_does_not_matter(catalog: Catalog) -> None:
    """Where a circle is entered first must not decide what the others in it can be."""
    one = CALL + "from two import y\nx = y\n" + USE
    two = 'from one import x, client\ny = x or "gpt-4o"\n' + USE + USE.replace("x", "y")
    inventory = run(catalog, one=one, two=two)
    assert [c.models for c in inventory.calls if c.call.endswith("create")] == [("gpt-4o",)] * 3


def test_packages_that_import_each_other(catalog: Catalog) -> None:
    run(
        catalog,
        a____init__="from . import b\nfrom .b import *\nfrom .b import x\n",
        a__b="from a import *\nfrom . import x, b\nfrom .b import b\n" + CALL + USE,
    )


# -- a lot of the same --------------------------------------------------------------------------


def test_module_that_is_asked_for_names_made_of_names(catalog: Catalog) -> None:
    """Each name asks for three longer ones, of the module itself and of one that asks back."""
    rows = "".join(f"    if name == '{n}': return getattr({n}, f'{{name}}{n}')\n" for n in ("one", "two"))
    made = f'import one, two\ndef __getattr__(name):\n{rows}    if name.isupper(): return getattr(one, f"{{name}}z")\n'
    app = CALL + "import one\n" + USE.replace("x", "one.MODEL")
    assert only_call(run(catalog, app=app, one=made, two=made + '    return "gpt-4o"\n'))[1] == ("gpt-4o",)


def test_many_assignments_to_one_name(catalog: Catalog) -> None:
    rows = "".join(f'x = "gpt-4o-{n}"\n' for n in range(5_000))
    inventory = run(catalog, app=CALL + rows + USE * 50)
    assert inventory.calls


def test_many_assignments_of_each_other(catalog: Catalog) -> None:
    rows = "".join(f"x{n} = x{n - 1} or x{n - 2} or x{n + 1}\n" for n in range(2, 1_500))
    run(catalog, app=CALL + 'x0 = x1 = "gpt-4o"\n' + rows + USE.replace("x", "x1400"))


def test_many_names_behind_a_receiver(catalog: Catalog) -> None:
    """Each of them is bound a hundred times to the next: what they come from is asked of each name once."""
    rows = "".join(f"def {a}{n}():\n    {a} = {b}\n" for a, b in ("xy", "yz", "zw") for n in range(100))
    rows += "".join(f"def w{n}():\n    import boto3 as w\n" for n in range(100))
    shop = 'import openai\nclass Shop:\n    def run(self, model):\n        return model == "x"\n'
    inventory = run(catalog, app=CALL + rows + 'x.run("gpt-4o")\n', shop=shop)
    assert [r.role.value for r in inventory.references if r.text == "gpt-4o"] == ["call_argument"]


def test_many_callers_of_callers(catalog: Catalog) -> None:
    """Whether a call is guarded is asked of each function once."""
    levels = [[f"f{level}_{n}" for n in range(40)] for level in range(4)]
    rows = [
        f"def {name}():\n    " + "; ".join(f"{o}()" for o in below) + "\n"
        for above, below in pairwise(levels)
        for name in above
    ]
    last = "".join(f"def {name}():\n    openai.ChatCompletion.create(model='gpt-4o')\n" for name in levels[-1])
    first = "if hasattr(openai, 'ChatCompletion'):\n" + "".join(f"    {name}()\n" for name in levels[0])
    assert run(catalog, app="import openai\n" + "".join(rows) + last + first).references


def test_a_long_line_of_hands(catalog: Catalog) -> None:
    rows = "".join(f"def f{n}(m): return f{n + 1}(m)\n" for n in range(60))
    text = CALL + rows + "def f60(m): return client.chat.completions.create(model=m)\n" + 'f40("gpt-4o")\n'
    inventory = run(catalog, app=text)
    assert only_call(inventory)[1] == ("gpt-4o",)


def test_many_calls_of_one_wrapper(catalog: Catalog) -> None:
    rows = "".join(f'ask("{n}", "gpt-4o")\nask({n}, model="gpt-4.1")\n' for n in range(1_500))
    text = CALL + "def ask(prompt, model):\n    return client.chat.completions.create(model=model)\n" + rows
    inventory = run(catalog, app=text)
    assert set(only_call(inventory)[1]) == {"gpt-4o", "gpt-4.1"}
    assert len(inventory.references) == 3_000


@pytest.mark.parametrize("others", ["queue.run(1)\n", "run('x', 'tuned-0')\n"])
def test_the_last_of_many_calls(others: str, catalog: Catalog) -> None:
    """A common name in a big project: what counts are the wrapper's own calls, however late they come."""
    text = CALL + "def run(prompt, model):\n    return client.chat.completions.create(model=model)\n"
    inventory = run(catalog, a=text + others * 200, b='from a import run\nrun("x", "my-tuned")\n')
    assert "my-tuned" in only_call(inventory)[1]


def test_many_subclasses(catalog: Catalog) -> None:
    base = "class Base:\n    model = None\n    def ask(self): return client.chat.completions.create(model=self.model)\n"
    rows = "".join(
        f'class C{n}(Base):\n    model = "gpt-4o"\n    def go(self): return self.ask()\n' for n in range(800)
    )
    run(catalog, app=CALL + base + rows)


def test_many_methods_of_one_name(catalog: Catalog) -> None:
    rows = "".join(
        f"class C{n}:\n    def __init__(self, model='gpt-4o'): self.model = model\n"
        f"    def run(self, m): return client.chat.completions.create(model=m or self.model)\n"
        f"C{n}().run('gpt-4.1')\n"
        for n in range(300)
    )
    run(catalog, 10, app=CALL + rows)


def test_many_small_files(catalog: Catalog) -> None:
    texts = {f"m{n}": f"from m{n + 1} import ask, x\n{CALL}def go(): return ask(x)\n{USE}" for n in range(300)}
    texts["m300"] = CALL + 'x = "gpt-4o"\ndef ask(m): return client.chat.completions.create(model=m)\n'
    run(catalog, 10, **texts)


def test_dictionaries_that_hold_each_other(catalog: Catalog) -> None:
    """Every name may be any of sixty dictionaries, and each holds all of them."""
    rows = 'a = {**a, "b": a, "c": a}\n' * 60
    text = CALL + 'a = {"model": "gpt-4o"}\n' + rows + "client.chat.completions.create(**a)\n"
    started = time.process_time()
    assert only_call(run(catalog, app=text))[1] == ("gpt-4o",)
    assert time.process_time() - started < 10


def test_data_is_not_parsed(catalog: Catalog) -> None:
    inventory = run(catalog, app=CALL + "x = [" + "1," * 300_000 + "]\n")
    assert "data rather than code" in inventory.problems[0].message


def test_more_models_than_anybody_reads_are_left_out(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MOST_REFERENCES", 3)
    inventory = run(catalog, app=f"{CALL}x = [{TEXT * 5}]\n", b='y = "gpt-4o"\n')
    assert [reference.location.path for reference in inventory.references] == ["app.py"] * 3 + ["b.py"]
    (problem,) = inventory.problems
    assert (problem.location.path, problem.location.span.line, problem.location.span.column) == ("app.py", 3, 37)
    assert (problem.message, problem.in_part) == ("only its first 3 models were checked, up to here", True)


def test_a_file_of_which_a_part_was_checked_was_checked(tree: Tree, aidep: Aidep) -> None:
    tree({"app.py": f"{CALL}x = [{TEXT * 10_001}]\n"})
    done = aidep("check", "--as-of", "2026-11-23", "--select", "AID000", "--output-format", "concise")
    assert "AID000 info only its first 10,000 models were checked, up to here" in done.out
    assert "1 file checked, 0 excluded, 0 unreadable" in done.out


def test_a_process_that_stays_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_MOST_KINDS", 8)
    for number in range(50):
        extract(SourceFile("app.py", f"from openai import OpenAI as A{number}\n"))
    assert len(extraction._kinds) <= 8


@pytest.mark.parametrize("returns", [8, 60])
def test_short_names_in_many_tables(catalog: Catalog, returns: int) -> None:
    """Each of many calls asks many tables for one of many names."""
    entries = "".join(f"{key!r}: 'gpt-4o', " for key in range(200))
    tables = "".join(f"T{n} = {{{entries}}}\n" for n in range(returns))
    short = (
        "def full(name):\n" + "".join(f"    if a: return T{n}[name]\n" for n in range(returns)) + "    return name\n"
    )
    calls = "".join(f"client.chat.completions.create(model=full({n}))\n" for n in range(100))
    started = time.process_time()
    inventory = run(catalog, app=CALL + tables + short + calls)
    assert len([call for call in inventory.calls if call.call.endswith("create")]) == 100
    assert time.process_time() - started < 10


def test_a_long_module_that_is_called_like_an_sdk(catalog: Catalog) -> None:
    """What an import means does not hang on how long it is."""
    own = 'MODEL = "gpt-4-32k-0613"\n' + "pass\n" * 20_000
    inventory = run(
        catalog, agents=own, app=f"from agents import MODEL\n{CALL}client.chat.completions.create(model=MODEL)\n"
    )
    assert only_call(inventory)[1] == ("gpt-4-32k-0613",)
