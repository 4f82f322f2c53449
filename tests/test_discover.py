"""Which files a run looks at."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from aidep.errors import UsageError
from aidep.sources.discover import Discovery, Selection, discover
from aidep.sources.ignore import user_patterns
from tests.conftest import Tree

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


def found(*paths: str, **selection: object) -> list[str]:
    return names(look(*paths, **selection))


def look(*paths: str, **selection: object) -> Discovery:
    return discover(paths or ["."], Selection(**selection))  # type: ignore[arg-type]


def names(discovery: Discovery) -> list[str]:
    return [item.path for item in discovery.files]


def test_suffixes_and_order(tree: Tree) -> None:
    tree(dict.fromkeys(("b.py", "a.pyi", "c.pyw", "d.ipynb", "z/a.py", "e.txt", "f.pyc", "Z.py"), ""))
    assert found() == ["Z.py", "a.pyi", "b.py", "c.pyw", "d.ipynb", "z/a.py"]


def test_default_excludes_count(tree: Tree) -> None:
    tree({"a.py": "", "build/b.py": "", ".venv/c.py": "", "x/node_modules/d.py": "", "build.py": "", ".git/e.py": ""})
    looked = look()
    assert names(looked) == ["a.py", "build.py"]
    assert looked.excluded == 3
    assert found(default_excludes=False) == [
        ".git/e.py",
        ".venv/c.py",
        "a.py",
        "build.py",
        "build/b.py",
        "x/node_modules/d.py",
    ]


def test_virtual_environment_of_any_name(tree: Tree) -> None:
    tree({"a.py": "", "env39/pyvenv.cfg": "", "env39/lib/b.py": ""})
    assert found() == ["a.py"]
    assert found("env39") == ["env39/lib/b.py"]


def test_gitignore_nested_and_negated(tree: Tree) -> None:
    tree(
        {
            ".gitignore": "# comment\n/gen/\n*_pb2.py\nlocal*\n!local_keep.py\n",
            "gen/a.py": "",
            "src/gen/a.py": "",
            "src/x_pb2.py": "",
            "src/local_keep.py": "",
            "src/local_drop.py": "",
            "src/.gitignore": "!y_pb2.py\n/only.py\n",
            "src/y_pb2.py": "",
            "src/only.py": "",
            "src/deep/only.py": "",
        }
    )
    looked = look()
    assert names(looked) == ["src/deep/only.py", "src/gen/a.py", "src/local_keep.py", "src/y_pb2.py"]
    assert looked.excluded == 4
    assert len(found(gitignore=False)) == 8


def test_gitignore_of_the_repository_holds_in_its_folders(tree: Tree) -> None:
    root = tree({".git/info/exclude": "private.py\n", ".gitignore": "*_gen.py\n", "app/a_gen.py": "", "app/b.py": ""})
    (root / "app/private.py").touch()
    assert found("app") == ["app/b.py"]
    os.chdir(root / "app")
    assert found(".") == ["b.py"]


def test_hostile_git_config_is_not_run(tree: Tree) -> None:
    root = tree({".git/config": f"[core]\n\tfsmonitor = touch {os.getcwd()}/owned\n", "a.py": ""})
    assert found() == ["a.py"]
    assert not (root / "owned").exists()


def test_named_paths_are_checked_unless_forced(tree: Tree) -> None:
    tree({".gitignore": "ignored/\n*.gen.py\n", "ignored/a.py": "", "x.gen.py": "", "build/b.py": ""})
    assert found("ignored", "x.gen.py", "build/b.py") == ["build/b.py", "ignored/a.py", "x.gen.py"]
    assert found("ignored/a.py") == ["ignored/a.py"]
    forced = look("ignored", "ignored/a.py", "x.gen.py", "build/b.py", force=True)
    assert (names(forced), forced.excluded) == ([], 4)


def test_exclude_patterns(tree: Tree) -> None:
    root = tree({"a.py": "", "tests/b.py": "", "docs/conf.py": "", "src/tests/c.py": ""})
    patterns = user_patterns(str(root), ["/tests", "conf.py"], "test")
    assert found(excludes=(patterns,)) == ["a.py", "src/tests/c.py"]


def test_named_file_of_another_kind(tree: Tree) -> None:
    tree({"notes.txt": "", "script": "#!/usr/bin/env python3\n", "tool": "#!/bin/sh\n"})
    looked = look("notes.txt", "script", "tool")
    assert names(looked) == ["script"]
    assert len(looked.notes) == looked.excluded == 2


def test_missing_path(tree: Tree) -> None:
    tree({})
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        look("nowhere")


def test_folder_named_like_a_file(tree: Tree) -> None:
    tree({"x.py/inside.py": "", "a.py": ""})
    looked = look()
    assert names(looked) == ["a.py", "x.py/inside.py"]
    assert [(p.location.path, p.message) for p in looked.problems] == [("x.py", "is a folder, not a file")]


@needs_links
def test_links(tree: Tree, tmp_path: Path) -> None:
    root = tree({"pkg/a.py": "", "b.py": "", "node_modules/kept/c.py": ""})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.py").touch()
    (root / "loop").symlink_to(root)
    (root / "pkg/up").symlink_to(root / "pkg")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "out.py").symlink_to(tmp_path / "outside/secret.py")
    (root / "again.py").symlink_to(root / "b.py")
    (root / "kept").symlink_to(root / "node_modules/kept")
    (root / "gone.py").symlink_to(root / "nothing")
    looked = look()
    assert names(looked) == ["b.py", "kept/c.py", "pkg/a.py"]
    assert [p.location.path for p in looked.problems] == ["gone.py"]
    assert looked.excluded == 3  # node_modules and two links that lead out


def test_outside_of_the_current_folder(tree: Tree, tmp_path: Path) -> None:
    tree({})
    (tmp_path / "other/app").mkdir(parents=True)
    (tmp_path / "other/app/a.py").touch()
    assert found("../other/app") == ["a.py"]
    (tmp_path / "other/.git").mkdir()
    assert found("../other/app") == ["app/a.py"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_name_that_is_not_utf8(tree: Tree) -> None:
    root = tree({})
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.py")).touch()
    looked = look()
    assert names(looked) == ["\N{REPLACEMENT CHARACTER}.py"]
    assert os.path.exists(looked.files[0].file)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_folder_that_cannot_be_read(tree: Tree) -> None:
    root = tree({"closed/a.py": "", "b.py": ""})
    (root / "closed").chmod(0)
    try:
        looked = look()
    finally:
        (root / "closed").chmod(0o755)
    assert [p.location.path for p in looked.problems] == ["closed"]
