"""``--diff-base``: findings on lines that are new since a commit, in a real repository."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from aidep.errors import UsageError
from aidep.sources.changes import changes_since
from tests.conftest import Aidep, Done, Tree

CALL = "from openai import OpenAI\n\nclient = OpenAI()\n"
CALL += 'client.chat.completions.create(model="gpt-4-32k-0613", messages=[])\n'
LINE = 'client.chat.completions.create(model="gpt-4-0314", messages=[])\n'


def git(root: Path, *arguments: str) -> str:
    author = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(root), *author, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tree: Tree) -> Path:
    """A repository with ``a.py`` committed on main."""
    root = tree({"a.py": CALL, "sub/b.py": CALL})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    return root


def check(aidep: Aidep, *arguments: str, rev: str = "HEAD") -> Done:
    return aidep(
        *("check", "--as-of", "2026-11-23", "--select", "AID101", "--output-format", "json", "--diff-base", rev),
        *arguments,
    )


def places(done: Done) -> list[tuple[str, int]]:
    assert done.code in (0, 1), done.err
    return [(finding["path"], finding["line"]) for finding in json.loads(done.out)["findings"]]


def test_nothing_changed(repository: Path, aidep: Aidep) -> None:
    done = check(aidep)
    assert (done.code, places(done)) == (0, [])
    assert json.loads(done.out)["summary"]["unchanged"] == 2


def test_only_new_lines_count_committed_staged_and_not(repository: Path, aidep: Aidep) -> None:
    base = git(repository, "rev-parse", "HEAD")
    (repository / "a.py").write_text(CALL + LINE)
    git(repository, "commit", "-qam", "two")
    (repository / "a.py").write_text(CALL + LINE + "\n" + LINE)
    git(repository, "add", ".")
    (repository / "a.py").write_text("import os\n" + CALL + LINE + "\n" + LINE + LINE)
    assert places(check(aidep, rev=base)) == [("a.py", 6), ("a.py", 8), ("a.py", 9)]
    assert places(check(aidep, rev="HEAD")) == [("a.py", 8), ("a.py", 9)]


def test_a_new_file_is_all_new_tracked_or_not(repository: Path, aidep: Aidep) -> None:
    (repository / "new.py").write_text(CALL)
    (repository / "sub/added.py").write_text(CALL)
    git(repository, "add", "sub")
    assert places(check(aidep)) == [("new.py", 4), ("sub/added.py", 4)]


def test_a_file_that_moved_is_not_new(repository: Path, aidep: Aidep) -> None:
    git(repository, "mv", "a.py", "moved.py")
    git(repository, "commit", "-qm", "move")
    assert places(check(aidep, rev="HEAD~")) == []
    (repository / "moved.py").write_text(CALL + LINE)
    assert places(check(aidep, rev="HEAD~")) == [("moved.py", 5)]


def test_in_a_subfolder(repository: Path, aidep: Aidep, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "sub/b.py").write_text(CALL + LINE)
    (repository / "a.py").write_text(CALL + LINE)
    monkeypatch.chdir(repository / "sub")
    assert places(check(aidep)) == [("b.py", 5)]
    assert places(check(aidep, "..")) == [("a.py", 5), ("sub/b.py", 5)]


def test_what_the_other_branch_did_meanwhile_is_not_ours(repository: Path, aidep: Aidep) -> None:
    git(repository, "checkout", "-qb", "feature")
    git(repository, "checkout", "-q", "main")
    (repository / "a.py").write_text("x = 1\n")
    git(repository, "commit", "-qam", "main goes on")
    git(repository, "checkout", "-q", "feature")
    assert places(check(aidep, rev="main")) == []


def test_names_that_git_quotes(repository: Path, aidep: Aidep) -> None:
    names = ["with blank.py", "tab\there.py", 'quote"d.py', "naïve.py", "back\\slash.py", "b"]
    for name in names[:-1]:
        (repository / name).write_text(CALL)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "names")
    for name in names[:-1]:
        (repository / name).write_text(CALL + LINE)
    assert sorted(places(check(aidep))) == sorted((name, 5) for name in names[:-1])


def test_lines_that_look_like_a_diff_are_content(repository: Path, aidep: Aidep) -> None:
    before, after = ("-- a/b.py\n@@ -1 +1,99 @@\n", "++ b/sub/b.py\n@@ -1 +1,99 @@\n-- /dev/null\n")
    (repository / "a.py").write_text(f'{CALL}"""\n{before}"""\n')
    git(repository, "commit", "-qam", "text")
    (repository / "a.py").write_text(f'{CALL}"""\n{after}"""\n{LINE}')
    assert places(check(aidep)) == [("a.py", 10)]


def test_a_deletion_beside_a_finding_does_not_count(repository: Path, aidep: Aidep) -> None:
    (repository / "a.py").write_text(CALL.replace("\nclient", "client", 1))
    assert places(check(aidep)) == []


def test_attributes_cannot_hide_changes(repository: Path, aidep: Aidep) -> None:
    (repository / ".gitattributes").write_text("*.py binary\n")
    (repository / "a.py").write_text(CALL + LINE)
    assert places(check(aidep)) == [("a.py", 5)]


@pytest.mark.skipif(os.name == "nt", reason="runs shell scripts")
def test_nothing_of_the_repository_is_run(repository: Path, aidep: Aidep) -> None:
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repository}/RUN'\ncat\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command", "core.pager", "core.editor"):
        git(repository, "config", key, str(trap))
    for key in ("filter.x.clean", "filter.x.smudge", "filter.x.process"):
        git(repository, "config", key, str(trap))
    git(repository, "config", "filter.x.required", "true")
    git(repository, "config", "diff.noprefix", "true")
    git(repository, "config", "diff.interHunkContext", "50")
    (repository / ".gitattributes").write_text("*.py filter=x diff=x\n")
    (repository / "RUN").unlink(missing_ok=True)
    (repository / "a.py").write_text("import os\n" + CALL + LINE)
    assert places(check(aidep)) == [("a.py", 6)]
    assert not (repository / "RUN").exists()


def test_a_shallow_clone_compares_with_what_it_has(
    repository: Path, aidep: Aidep, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "a.py").write_text(CALL + LINE)
    git(repository, "commit", "-qam", "two")
    clone = repository.parent / "clone"
    git(repository, "clone", "-q", "--depth=1", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    done = check(aidep, rev="HEAD~")
    assert done.code == 2
    assert "no such commit, branch or tag here; this clone is shallow: fetch that commit first" in done.err
    git(clone, "fetch", "-q", "--depth=1", "origin", git(repository, "rev-parse", "HEAD~"))
    done = check(aidep, rev="FETCH_HEAD")
    assert places(done) == [("a.py", 5)]


def test_unrelated_histories_compare_directly_and_say_so(repository: Path, aidep: Aidep) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    (repository / "a.py").write_text(CALL + LINE)
    git(repository, "commit", "-qam", "other")
    done = check(aidep, rev="main")
    assert places(done) == [("a.py", 5)]
    assert "no common ancestor with main here" in done.err


def test_files_of_submodules_belong_to_another_repository(repository: Path, aidep: Aidep) -> None:
    inner = repository.parent / "inner"
    inner.mkdir()
    git(inner, "init", "-q", "-b", "main")
    (inner / "c.py").write_text(CALL)
    git(inner, "add", ".")
    git(inner, "commit", "-qm", "one")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "-q", "add", str(inner), "deps/inner")
    git(repository, "commit", "-qm", "submodule")
    (repository / "deps/inner/c.py").write_text(CALL + LINE)
    assert places(check(aidep)) == []


@pytest.mark.parametrize("rev", ["-h", "--output=x", "", "gone", "HEAD:a.py", "a\0b"])
def test_what_is_no_commit_is_refused(repository: Path, rev: str) -> None:
    with pytest.raises(UsageError, match="--diff-base"):
        changes_since(rev, str(repository))
    assert not (repository / "x").exists()


def test_outside_of_a_repository(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": CALL})
    done = aidep("check", "--diff-base", "main", env={"GIT_CEILING_DIRECTORIES": str(root.parent)})
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("aidep: error: --diff-base: ")
    assert "lies in no git repository" in done.err


def test_without_git(repository: Path, aidep: Aidep) -> None:
    done = aidep("check", "--diff-base", "HEAD", env={"PATH": "/nowhere"})
    assert done.code == 2
    assert "git is not installed" in done.err


def test_standard_input_has_no_history(repository: Path, aidep: Aidep) -> None:
    done = aidep("check", "-", "--diff-base", "HEAD", stdin=CALL.encode())
    assert done.code == 2
    assert "not with standard input" in done.err
