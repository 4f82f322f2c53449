"""Imports run one way, and a clean run loads none of the heavy libraries."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Tree

PACKAGE = ROOT / "aidep"

BELOW: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "comments": set(),
    "longtexts": {"comments"},
    "select": {"errors"},
    "day": {"errors"},
    "catalog": {"model", "errors", "replace"},
    "sources": {"model", "errors"},
    "analysis": {"model", "errors", "catalog"},
    "checks": {"model", "catalog"},
    "report": {"model", "errors", "fingerprint"},
    "directives": {"model", "comments", "longtexts"},
    "suppress": {"model", "directives", "focus"},
    "fingerprint": {"model"},
    "projects": {"model"},
    "settingkeys": {"model", "report"},
    "focus": {"model"},
    "exposure": {"model", "catalog", "checks"},
    "contingency": {"model", "catalog", "checks"},
    "baseline": {"model", "errors", "sources", "report"},
    "fileignores": {"model", "config", "select", "sources"},
    "replace": set(),
    "edits": {"model", "sources"},
    "fix": {"model", "sources"},
    "ignores": {"model", "comments", "longtexts", "meaning"},
    "meaning": set(),
    "config": {"day", "model", "errors", "report", "select", "sources"},
    "memory": {"model", "catalog", "config", "sources"},
    "texts": {"model", "memory", "sources"},
    "forked": set(),
    "ahead": {"analysis", "catalog", "forked", "model", "sources", "texts"},
    "setup": {"model", "errors", "sources"},
}
"""What each part may import besides itself; cli may import everything, run everything but cli."""
BELOW["run"] = {*BELOW, "fingerprint"}
RUN_TIME_CATALOG = {f"aidep.catalog{name}" for name in ("", ".hosts", ".index", ".openweights", ".surfaces")}
"""What the stages may know of the catalog: look-ups, not how it is read and checked."""

PYDANTIC_FILES = {"schema.py", "sdkschema.py", "openschema.py", "load.py", "faults.py"}
LIBRARIES = {
    "libcst": {"analysis"},
    "yaml": {"analysis", "meaning"},
    "pydantic": {"catalog"},
    "rich": {"report", "cli"},
}


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """Dotted names that a file imports, and the line. What is there for the type checker alone counts as well."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            yield node.module or "", node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def part_of(dotted: str) -> str | None:
    """``checks`` for ``aidep.checks.context``; None for what is not ours, or the package itself."""
    first, _, rest = dotted.partition(".")
    part = rest.partition(".")[0]
    is_part = (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").exists()
    return part if first == "aidep" and part and is_part else None


def _is_run_time(name: str) -> bool:
    return name in RUN_TIME_CATALOG or name.rpartition(".")[0] in RUN_TIME_CATALOG - {"aidep.catalog"}


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_direction(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    wrong = []
    for name, line in imports(file):
        part = part_of(name)
        if part is not None and own in BELOW and part not in BELOW[own] | {own}:
            wrong.append(f"{file}:{line}: {own} imports {name}")
        if own in ("analysis", "checks") and part == "catalog" and not _is_run_time(name):
            wrong.append(f"{file}:{line}: {own} imports {name}: only look-ups are for it")
        library = name.partition(".")[0]
        if library in LIBRARIES and own not in LIBRARIES[library]:
            wrong.append(f"{file}:{line}: {library} belongs into {', '.join(LIBRARIES[library])}")
        if library == "pydantic" and file.name not in PYDANTIC_FILES:
            wrong.append(f"{file}:{line}: pydantic belongs into {', '.join(sorted(PYDANTIC_FILES))}")
        if own == "model" and library not in sys.stdlib_module_names | {"aidep", "__future__"}:
            wrong.append(f"{file}:{line}: model knows the standard library only")
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_clean_run_loads_nothing_heavy(tree: Tree) -> None:
    tree({"clean.py": "import os\n\nprint(os.name)\n"})
    code = (
        "import sys, json; from aidep.cli.main import main;"
        "code = main(['check', 'clean.py', '--output-format', 'json']);"
        "print(json.dumps([code, sorted({m.partition('.')[0] for m in sys.modules})]), file=sys.stderr)"
    )
    for _ in range(2):  # the first run may have to compile the rules of a source checkout
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
    status, modules = json.loads(done.stderr)
    assert status == 0
    assert not {"libcst", "yaml", "pydantic", "rich"} & set(modules)
