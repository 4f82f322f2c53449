"""The cheaply made syntax tree is the one that libcst makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import libcst as cst

from aidep.analysis import lean, parse

FILES = [Path(lean.__file__), Path(parse.__file__).with_name("lower.py"), Path(__file__)]
STOCK = """
import sys
import libcst
print(*(repr(libcst.parse_module(open(file, encoding="utf-8").read())) for file in sys.argv[1:]), sep="\\n")
assert "aidep" not in sys.modules
"""


def test_the_tree_is_the_same() -> None:
    stock = subprocess.run([sys.executable, "-c", STOCK, *map(str, FILES)], capture_output=True, text=True, check=True)
    ours = "\n".join(repr(parse.parse(file.read_text(encoding="utf-8"))) for file in FILES)
    assert ours == stock.stdout.rstrip("\n")


def test_nodes_are_made_by_the_cheap_constructor() -> None:
    assert cst.Name("x").value == "x"
    assert cst.Name.__init__.__code__.co_filename == "<string>"
    assert cst.Name("not a name").value == "not a name"  # no check
    assert cst.Name("x").deep_equals(cst.Name(value="x", lpar=(), rpar=()))
    assert cst.SimpleStatementLine([]).trailing_whitespace.newline.value is None
