"""``aidep init``: what a project lacks is shown, then added; what is there stays byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aidep.errors import UsageError
from aidep.setup import changes
from tests.conftest import Aidep, Tree

PYPROJECT = '[project]\nname = "x"\n'
HOOKS = "repos:\n- repo: https://example.org/other\n  rev: v1\n  hooks:\n  - id: other\n"


def after(root: Path) -> dict[str, str]:
    return {change.path: change.after for change in changes(str(root))}


def test_empty_folder(tree: Tree, aidep: Aidep) -> None:
    root = tree({})
    assert aidep("init").err.endswith("nothing was written\n")
    assert os.listdir(root) == []
    done = aidep("init", "--yes")
    assert done.code == 0
    assert sorted(os.listdir(root)) == [".pre-commit-config.yaml", "aidep.toml"]
    assert 'fail-on = "high"' in done.out
    assert aidep("check").code == 0  # the settings are sound


def test_second_run_changes_nothing(tree: Tree, aidep: Aidep) -> None:
    root = tree({"pyproject.toml": PYPROJECT, ".pre-commit-config.yaml": HOOKS, ".github/CODEOWNERS": ""})
    aidep("init", "--yes")
    written = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    assert len(written) == 4
    done = aidep("init", "--yes")
    assert done.out.count("is set up already") == 3
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == written


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_appends_in_the_style_of_the_file(tree: Tree, newline: str) -> None:
    before = {"pyproject.toml": PYPROJECT.strip(), ".pre-commit-config.yaml": HOOKS}
    root = tree({name: text.replace("\n", newline) for name, text in before.items()})
    new = after(root)
    for name, text in before.items():
        assert new[name].startswith(text.replace("\n", newline))
        assert new[name].count("\n") == new[name].count(newline)
    assert f"{newline}- repo: https://github.com/aidep/aidep{newline}  rev:" in new[".pre-commit-config.yaml"]


@pytest.mark.parametrize("text", ["repos: []\n", HOOKS + "ci:\n  skip: [other]\n", "", "# nothing yet\n"])
def test_says_what_to_add_by_hand(tree: Tree, aidep: Aidep, text: str) -> None:
    root = tree({".pre-commit-config.yaml": text})
    done = aidep("init", "--yes")
    assert (root / ".pre-commit-config.yaml").read_text() == text
    assert "add below repos:\n  |   - repo: https://github.com/aidep/aidep" in done.out


def test_workflow_where_the_project_is_on_github(tree: Tree) -> None:
    root = tree(
        {".git/config": '[remote "origin"]\nurl = git@github.com:a/b.git\n', ".git/HEAD": "ref: refs/heads/trunk"}
    )
    assert "branches: [trunk]" in after(root)[".github/workflows/aidep.yml"]


def test_keeps_own_settings(tree: Tree) -> None:
    for text in ("[tool.aidep]\nfail-on = 'low'\n", "[tool.aidep.per-file-ignores]\n", " [ tool . aidep ]\n"):
        root = tree({"pyproject.toml": text})
        assert after(root)["pyproject.toml"] == text


def test_dry_run(tree: Tree, aidep: Aidep) -> None:
    root = tree({"pyproject.toml": PYPROJECT})
    assert aidep("init", "--dry-run").out.count("is new") == 1
    assert os.listdir(root) == ["pyproject.toml"]


def test_leads_nowhere_else(tree: Tree, tmp_path: Path) -> None:
    root = tree({"pyproject.toml": PYPROJECT})
    (tmp_path / "elsewhere").mkdir()
    (root / ".github").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="leads out of"):
        list(changes(str(root)))


def test_hostile_files(tree: Tree, aidep: Aidep) -> None:
    tree({"pyproject.toml": b"\xff\xfe"})
    done = aidep("init")
    assert (done.code, done.err) == (2, "aidep: error: pyproject.toml: is not UTF-8\n")
    assert aidep("init", "nowhere").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions(aidep: Aidep, shell: str) -> None:
    done = aidep("completions", shell)
    assert done.code == 0
    assert "output-format" in done.out
    assert "timeline" in done.out
