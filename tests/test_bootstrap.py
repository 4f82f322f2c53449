"""From where ``bootstrap.py`` takes pip, where a system has none."""

from __future__ import annotations

from pathlib import Path

import pytest

import bootstrap


def test_the_index_is_the_one_that_pip_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://packages.example/simple/\n")
    assert bootstrap.index_url() == "https://packages.example/simple/"
    monkeypatch.setenv("PIP_INDEX_URL", "https://other.example/simple")
    assert bootstrap.index_url() == "https://other.example/simple"


def test_without_an_index_nothing_is_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "index_url", lambda: "")
    with pytest.raises(ValueError, match="neither PIP_INDEX_URL nor pip's configuration names an index"):
        bootstrap.download(str(tmp_path))
