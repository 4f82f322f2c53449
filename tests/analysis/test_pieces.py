"""A module that is parsed in pieces says what it says as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

import aidep
from aidep.analysis import extract as extraction
from aidep.analysis.extract import extract
from aidep.analysis.pieces import pieces
from aidep.analysis.stored import pack
from aidep.model.source import SourceFile, Unreadable

FILES = sorted(Path(aidep.__file__).parent.glob("analysis/*.py"))
DEFINITION = "@cache\n@wraps(\n    f,\n)\nasync  def f(model='gpt-4o'):\n    return client.chat(model)\n\n\n"


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pieces of a few lines; holds how many there were."""
    counts: list[int] = []

    def cut(text: str) -> list[str]:
        found = pieces(text)
        counts.append(len(found))
        return found

    monkeypatch.setattr("aidep.analysis.pieces.LENGTH", 100)
    monkeypatch.setattr(extraction, "pieces", cut)
    return counts


def whole(text: str) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extraction, "pieces", lambda text: [text])
        return said(text)


def said(text: str) -> bytes:
    try:
        return pack(extract(SourceFile("app.py", text)))
    except Unreadable as error:
        return pack(error)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_real_modules(file: Path, short: list[int]) -> None:
    text = file.read_text(encoding="utf-8")
    assert said(text) == whole(text)
    assert short[0] > 1 or len(text) < 200 or text.count("\ndef ") < 3


@pytest.mark.parametrize(
    "text",
    [
        "import openai\nif not hasattr(openai, 'OpenAI'):\n    raise SystemExit\n\n" + 9 * DEFINITION,
        "global x\nx = 1\n" + 5 * DEFINITION + "\n\f\n" + 5 * DEFINITION,
        DEFINITION.replace("\n", "\r\n") * 9,
        DEFINITION.replace("\n", "\r") * 9,
        9 * DEFINITION.replace("    ", "\t") + 9 * DEFINITION + "# the end, without a newline",
        3 * DEFINITION + 'TEXT = """\n' + 3 * DEFINITION + '"""\n' + 3 * DEFINITION,
        3 * DEFINITION + "x = (\n" + "def f(): pass\n" * 30 + ")\n",
        3 * DEFINITION + "x = 1 + \\\n" + 3 * DEFINITION,
        3 * DEFINITION + "x = 1 \\\n" + 3 * DEFINITION,
        3 * DEFINITION + "x = 1 \\\r\n" + 3 * DEFINITION,
        6 * DEFINITION + "@cache\n",
        6 * DEFINITION + "if x:\n" + 6 * DEFINITION,
        6 * DEFINITION + "    x = 1\n" + 6 * DEFINITION,
        "@cache\n" * 60 + "class C: ...\n" + 6 * DEFINITION,
    ],
)
def test_odd_texts(text: str, short: list[int]) -> None:
    assert said(text) == whole(text)


def test_cuts_stand_before_decorators(short: list[int]) -> None:
    parts = pieces(9 * DEFINITION)
    assert len(parts) > 3
    assert {part.partition("\n")[0] for part in parts} == {"@cache"}
    assert "".join(parts) == 9 * DEFINITION
