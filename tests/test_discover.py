"""Which files a run looks at."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from aidep.errors import UsageError
from aidep.sources.discover import Discovery, Selection, discover
from aidep.sources.ignore import tame, user_patterns
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


def test_what_is_too_large_for_configuration_is_data_to_a_hook_too(tree: Tree) -> None:
    """A hook that is handed the file of a commit says of it what a run over the project would."""
    tree({"data.yaml": b"a: 1\n" * 250_000, "uv.lock": b"#\n" * 600_000, "large.py": b"#\n" * 600_000})
    assert names(look(".")) == ["large.py", "uv.lock"]
    handed = "data.yaml", "uv.lock", "large.py"
    assert names(look(*handed)) == ["data.yaml", "large.py", "uv.lock"]
    forced = look(*handed, force=True)
    assert (names(forced), forced.excluded) == (["large.py", "uv.lock"], 1)


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
    assert names(looked) == ["\\xff.py"]
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


@needs_links
def test_no_link_leads_out_of_the_folder_that_was_named(tree: Tree) -> None:
    root = tree({"named/a.py": "", "secret/.env": "K=1", "secret/b.py": "", "secret/in/c.py": ""})
    (root / "named/x").symlink_to(root / "secret")
    (root / "named/up").symlink_to("..")
    (root / "named/b.py").symlink_to(root / "secret/b.py")
    (root / "named/again").symlink_to(root / "named")
    looked = discover([str(root / "named")], Selection())
    assert [file.path for file in looked.files] == ["named/a.py"]
    assert looked.excluded == 3
    both = discover([str(root / "named"), str(root / "secret/in")], Selection())
    assert [file.path for file in both.files] == ["named/a.py", "secret/in/c.py"]
    (root / "door").symlink_to(root / "named")
    assert [file.path for file in discover([str(root / "door")], Selection()).files] == ["door/a.py"]


@needs_links
def test_links_that_lead_to_themselves(tree: Tree) -> None:
    root = tree({"a.py": ""})
    for name, target in (("loop", "loop"), ("one", "two"), ("two", "one"), ("b.py", "b.py")):
        (root / name).symlink_to(target)
    looked = look()
    assert names(looked) == ["a.py"]
    assert [(problem.location.path, problem.message) for problem in looked.problems] == [
        ("b.py", "is a link that leads nowhere")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_pipes_in_place_of_ignore_files_do_not_block(tree: Tree) -> None:
    tree({"a.py": "", ".git/info/x": ""})
    os.mkfifo(".gitignore")
    os.mkfifo(".git/info/exclude")
    assert found() == ["a.py"]


def test_an_ignore_file_without_end_is_refused(tree: Tree) -> None:
    tree({"a.py": "", ".gitignore": "#" * 1_100_000})
    with pytest.raises(UsageError, match=r"\.gitignore: is too large.*--no-respect-gitignore"):
        look()
    assert found(gitignore=False) == ["a.py"]


def test_ignore_files_have_lines_as_git_knows_them(tree: Tree) -> None:
    tree({".gitignore": "a.py\r\nb\u2028c.py\n", "a.py": "", "c.py": "", "b\u2028c.py": ""})
    assert found() == ["c.py"]


@pytest.mark.parametrize(
    "pattern",
    [
        "*a" * 20 + "b",
        "?*" * 30 + "b",
        "*[a/]" * 20 + "b",
        "[!b]*" * 15 + "b",
        "a**a" * 10 + "b",
        "**/*a" * 15 + "b",
        "a*/**/" * 10 + "b",
        "a/**/" * 20 + "b",
    ],
)
def test_no_pattern_takes_for_ever(pattern: str) -> None:
    patterns = user_patterns("/r", [pattern], "")
    for path in ("/r/" + "/".join(["a" * 120] * 4), "/r/" + "a/" * 60 + "c"):
        assert patterns.verdict(path, is_folder=False) is None


@given(
    st.lists(st.sampled_from(["*", "**", "/", "/**/", "a", "b", "?", "[ab]", "*/"]), min_size=1, max_size=12),
    st.lists(st.sampled_from(["a", "b", "ab", "ba", "aab", "abab"]), min_size=1, max_size=6),
    st.booleans(),
)
@settings(deadline=None)  # a busy machine is no failure
def test_tame_patterns_mean_the_same(pattern: list[str], path: list[str], is_folder: bool) -> None:
    try:
        [wild] = GitIgnoreSpec.from_lines(["".join(pattern)]).patterns
    except ValueError:
        return
    if wild.regex is not None:
        target = "/".join(path) + "/" * is_folder
        matches = wild.regex.match(target), re.match(tame(wild.regex.pattern, "aidep0_"), target)
        assert len({match and match.groupdict().get("ps_d") for match in matches}) == 1
        assert bool(matches[0]) == bool(matches[1])
