"""One small file per idiom: what the analysis finds in it is what its comments say."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.analysis import analyse
from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog
from aidep.model.source import SourceFile
from aidep.model.usage import Inventory
from aidep.sources.files import to_source
from aidep.sources.notebook import NotebookFile
from aidep.sources.prefilter import Prefilter
from tests.analysis.expected import Line, Place, compare, said_in

FORMS = Path(__file__).parent / "forms"

FAILING: dict[str, str] = {}
"""Form -> why it does not pass yet."""


def forms() -> list[object]:
    """A form is a file, or a folder with the files of a small project."""
    found = sorted(p for p in FORMS.iterdir() if p.suffix == ".py" or (p.is_dir() and not p.name.startswith("__")))
    return [
        pytest.param(path, id=path.stem, marks=[pytest.mark.xfail(strict=True, reason=FAILING[path.stem])])
        if path.stem in FAILING
        else pytest.param(path, id=path.stem)
        for path in found
    ]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize("form", forms())
def test_form(form: Path, catalog: Catalog) -> None:
    sources = read(form)
    inventory = run(sources, catalog)
    assert not inventory.problems
    said = {place: line for source in sources.values() for place, line in lines(source)}
    assert said, "a form says what is expected"
    problems = compare(inventory, said)
    assert not problems, "\n" + "\n".join(problems)


def read(form: Path) -> dict[str, SourceFile]:
    """The files of a form by the path that they have in its project. A single file is ``app.py``: its own name says
    too much."""
    if form.is_file():
        return {"app.py": to_source("app.py", form.read_bytes())}
    files = sorted(p for p in form.rglob("*") if p.suffix in (".py", ".ipynb"))
    names = [p.relative_to(form).as_posix() for p in files]
    return {name: to_source(name, path.read_bytes()) for name, path in zip(names, files, strict=True)}


def run(sources: dict[str, SourceFile], catalog: Catalog) -> Inventory:
    """The analysis as a run of the tool sets it up: what the prefilter passes over is only read when imported."""
    prefilter = Prefilter(catalog.tokens(), catalog.sdk_imports, catalog.packages)
    candidates = [
        source
        for path, source in sources.items()
        if prefilter.matches(_bytes(source), notebook=path.endswith(".ipynb"))
    ]
    passed = {source.path for source in candidates}
    others = [path for path in sources if path not in passed]
    return analyse(candidates, others, sources.__getitem__, catalog)


def _bytes(source: SourceFile) -> bytes:
    return (source.raw if isinstance(source, NotebookFile) else source.text).encode()


def lines(source: SourceFile) -> list[tuple[Place, Line]]:
    if isinstance(source, NotebookFile):
        return [
            ((source.path, cell.number, number), line) for cell in source.cells for number, line in said_in(cell.source)
        ]
    return [((source.path, 0, number), line) for number, line in said_in(source.text)]
