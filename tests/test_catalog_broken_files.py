"""Rules files that are no rules: one clear error, never a hang or a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
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
