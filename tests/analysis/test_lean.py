"""The cheaply made syntax tree is the one that libcst makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from aidep.analysis import lean, parse

FILES = [Path(lean.__file__), Path(parse.__file__).with_name("lower.py"), Path(__file__)]
STOCK = """
import sys
import libcst as cst
"""
OURS = """
import sys
from aidep.analysis.lean import cst
"""
TREES = """
print(*(repr(cst.parse_module(open(file, encoding="utf-8").read())) for file in sys.argv[1:]), sep="\\n")
"""
KINDS = """
import inspect
kinds = [kind for kind in vars(cst).values() if isinstance(kind, type) and issubclass(kind, cst.CSTNode)]
for kind in kinds:
    print(kind.__name__, kind.__slots__, list(inspect.signature(kind).parameters) if "__init__" in vars(kind) else ())
    print(kind.__eq__, kind.__hash__, kind.__repr__, sep="\\n")
"""
CHEAP = """
import dataclasses
assert dataclasses.dataclass.__module__ == "dataclasses"
assert cst.Name("x").value == "x"
assert cst.Name.__init__.__code__.co_filename == "<string>"
assert cst.Name("not a name").value == "not a name"  # no check
assert cst.Name("x").deep_equals(cst.Name(value="x", lpar=(), rpar=()))
assert cst.SimpleStatementLine([]).trailing_whitespace.newline.value is None
assert cst.Name("x") != cst.Name("x") and len({cst.Name("x"), cst.Name("x")}) == 2
assert cst.Name("x").with_changes(value="y").value == "y"
assert [field.name for field in dataclasses.fields(cst.Name)] == ["value", "lpar", "rpar"]
"""
BEFORE = """
import libcst
from aidep.analysis import lean
assert lean.cst is libcst
assert libcst.Name.__init__.__code__.co_filename != lean.__file__
assert libcst.parse_module("x = 1\\n").code == "x = 1\\n"
"""


def _python(code: str, *arguments: object) -> str:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_tree_is_the_same() -> None:
    assert _python(OURS + TREES, *FILES) == _python(STOCK + TREES, *FILES)


def test_the_kinds_of_nodes_are_the_same() -> None:
    strip = " at 0x"
    ours, stock = ([line.partition(strip)[0] for line in _python(code + KINDS).splitlines()] for code in (OURS, STOCK))
    assert len(ours) > 200
    assert ours == stock


def test_nodes_are_made_by_the_cheap_constructor() -> None:
    _python(OURS + CHEAP)


def test_what_was_imported_before_stays_as_it_is() -> None:
    _python(BEFORE)
