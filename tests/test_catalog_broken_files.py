"""Rules files that are no rules: one clear error, never a hang or a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.load import read
from aidep.errors import UsageError

ESCAPE = '[[model]]\nid = "a\\u001b[31m"\nkind = "alias"\n'


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "x = " + "9" * 6_000, ESCAPE, "\x00"])
def test_a_file_that_cannot_be_read(text: str, tmp_path: Path) -> None:
    file = tmp_path / "models" / "openai.toml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"openai\.toml"):
        load_catalog([tmp_path])


def test_a_pipe_and_a_dangling_link_are_no_files(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "gone.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(models / "pipe.toml")
    with pytest.raises(UsageError, match="not a file"):
        load_catalog([tmp_path])


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rules here"):
        load_catalog([tmp_path])


SOUND = """[source.list]
url = "https://example.invalid/"
checked = 2026-11-01
[[model]]
id = "a-1"
kind = "alias"
[[ model ]]  # the second
id = "b-1"
kind = "alias"
# kind = "in a comment"
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('url = "https://example.invalid/"', "url = 1", 2, "source.list.url: must be"),
        ('b-1"\nkind = "alias"', 'b-1"\nkind = "odd"', 9, "[[model]] b-1: kind: must be"),
        ('id = "b-1"', 'id = "b-1"\nnonsense = 1', 9, "[[model]] b-1: nonsense: unknown key"),
        ('id = "b-1"\n', "", 7, "[[model]] number 2: id: is missing"),
        ("[source.list]", "[sauce]", 1, "sauce: unknown key"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, line: int, said: str, tmp_path: Path) -> None:
    """TOML's reader gives no lines; people and editors want one to go to."""
    assert old in SOUND
    file = tmp_path / "models" / "openai.toml"
    file.parent.mkdir()
    file.write_text(SOUND.replace(old, new), encoding="utf-8")
    _, problems = read([tmp_path])
    assert [problem for problem in problems if problem.startswith(f"{file}:{line}: {said}")], problems
