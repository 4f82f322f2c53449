"""A cache, or several processes, change how long a run takes and nothing else."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidep.analysis import workers
from aidep.analysis.extract import extract
from aidep.analysis.stored import pack, unpack
from aidep.model.facts import FileFacts
from aidep.model.source import SourceFile, Unreadable
from aidep.sources.cache import KEPT_DAYS, Cache, digest
from aidep.sources.tree import Glance, Seen, Tree, state_of
from tests.conftest import ROOT, Aidep
from tests.conftest import Tree as Files

OLD = time.time() - 1000
PROJECT = {
    "app/__init__.py": "",
    "app/settings.py": 'MODEL = "gpt-4-32k-0613"\nPLAIN = 1\n',
    "app/call.py": "from openai import OpenAI\nfrom app.settings import MODEL\n\n"
    'OpenAI().chat.completions.create(model=MODEL)\nOpenAI().videos.create(model="sora-2")\n',
    "app/broken.py": "import openai\ndef (:\n",
    "app/suppressed.py": 'x = "claude-2.0"  # aidep: ignore[AID101] known\n',
    "app/unused.py": "y = 1  # aidep: ignore[AID101] nothing here\n",
    "app/book.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": ['m = "claude-2.1"\n']}]}),
    **{f"app/clean_{number}.py": f"VALUE = {number}\n" for number in range(6)},
}


def make(folder: Path, files: Mapping[str, str] = PROJECT) -> Path:
    """A project whose files are old enough to be trusted."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (OLD, OLD))
    return folder


def check(folder: Path, *options: str) -> str:
    """The findings as JSON, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "aidep", "check", "--exit-zero", "--output-format", "json", *options, "."],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "project")


def entries(cache: Path) -> list[Path]:
    return sorted(file for file in cache.glob("*/*/*") if file.is_file())


def test_same_findings_cold_warm_edited_and_by_several(project: Path, tmp_path: Path) -> None:
    option = f"--cache-dir={tmp_path / 'cache'}"
    plain = check(project, "--no-cache")
    assert '"AID101"' in plain
    assert '"AID000"' in plain
    assert check(project, option) == plain
    assert check(project, option) == plain
    shutil.rmtree(tmp_path / "cache" / "usages")
    assert check(project, option, "--workers=2") == plain
    (project / "app/settings.py").write_text('MODEL = "gpt-4o"\n')
    changed = check(project, "--no-cache")
    assert changed != plain
    assert check(project, option) == changed


CORPUS = Path(os.environ.get("AIDEP_CORPUS", ""))


@pytest.mark.slow
@pytest.mark.skipif("AIDEP_CORPUS" not in os.environ, reason="AIDEP_CORPUS names a folder of unpacked packages")
@pytest.mark.parametrize("package", sorted(CORPUS.iterdir()) if CORPUS.parts else [], ids=lambda path: path.name)
def test_same_findings_in_real_packages(package: Path, tmp_path: Path) -> None:
    options = ["--all-roles", f"--cache-dir={tmp_path / 'cache'}"]
    plain = check(package, "--all-roles", "--no-cache", "--workers=1")
    assert check(package, *options, "--workers=2") == plain
    assert check(package, *options) == plain
    shutil.rmtree(tmp_path / "cache" / "usages", ignore_errors=True)
    assert check(package, *options) == plain


def test_an_edit_within_one_tick_is_seen(project: Path, tmp_path: Path) -> None:
    option = f"--cache-dir={tmp_path / 'cache'}"
    file = project / "app/settings.py"
    file.write_text('MODEL = "gpt-4-32k-0613"\n')
    now = file.stat().st_mtime_ns
    first = check(project, option)
    file.write_text('MODEL = "gpt-4-32k-0314"\n')
    os.utime(file, ns=(now, now))
    assert check(project, option) == check(project, "--no-cache") != first


def test_a_warm_run_parses_nothing(project: Path, tmp_path: Path) -> None:
    arguments = ["check", "--exit-zero", f"--cache-dir={tmp_path / 'cache'}", "."]
    code = f"import sys; from aidep.cli.main import main; main({arguments!r}); print('libcst' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = [subprocess.check_output([sys.executable, "-c", code], cwd=project, env=env, text=True) for _ in range(2)]
    assert [text.splitlines()[-1] for text in said] == ["True", "False"]


DAMAGE = {
    "empty": lambda data: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "garbage": lambda data: random.Random(7).randbytes(len(data)),
    "head alone": lambda data: data.partition(b"\n")[0],
    "a letter": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_again(project: Path, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    plain = check(project, f"--cache-dir={cache}")
    for file in entries(cache):
        file.write_bytes(DAMAGE[damage](file.read_bytes()))
    assert check(project, f"--cache-dir={cache}") == plain
    assert check(project, f"--cache-dir={cache}") == plain


def test_entries_under_other_names_are_nobodys(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    plain = check(project, f"--cache-dir={cache}")
    files = entries(cache)
    for file, data in zip(files, [file.read_bytes() for file in [*files[1:], files[0]]], strict=True):
        file.write_bytes(data)
    assert check(project, f"--cache-dir={cache}") == plain


def test_processes_share_a_cache(project: Path, tmp_path: Path) -> None:
    plain = check(project, "--no-cache")
    command = [sys.executable, "-m", "aidep", "check", "--exit-zero", "--output-format", "json"]
    command += [f"--cache-dir={tmp_path / 'cache'}", "."]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, cwd=project, env=env, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [run.communicate()[0] for run in runs] == [plain] * 4
    assert not [file for file in entries(tmp_path / "cache") if file.name.startswith(".")]


def test_a_home_that_cannot_be_written_to(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    plain = check(project, "--no-cache")
    cache = tmp_path / "file" / "cache"
    assert check(project, f"--cache-dir={cache}") == plain


def test_nothing_is_written_into_the_project(project: Path) -> None:
    before = sorted(project.rglob("*"))
    check(project)
    assert sorted(project.rglob("*")) == before


def test_command(project: Path, tmp_path: Path, aidep: Aidep, tree: Files) -> None:
    cache = tmp_path / "cache"
    check(project, f"--cache-dir={cache}")
    (cache / "own.txt").write_text("mine")
    assert aidep("cache", "path", "--cache-dir", str(cache)).out == f"{cache}\n"
    assert len(entries(cache)) > 3
    assert aidep("cache", "clear", "--cache-dir", str(cache)).code == 0
    assert entries(cache) == []
    assert (cache / "own.txt").exists()
    tree({"aidep.toml": 'cache-dir = "../elsewhere"\n'})
    assert aidep("check").code == 2
    tree({"aidep.toml": 'workers = "many"\n'})
    assert "no number of processes" in aidep("check").err


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("facts/abc", b"old")
    cache.put("facts/abd", b"new")
    ages = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(tmp_path / "facts/ab/c", (ages, ages))
    os.utime(tmp_path / "aidep-cache", (ages, ages))
    cache.prune()
    assert cache.get("facts/abc") is None
    assert cache.get("facts/abd") == b"new"


def test_tree_forgets_other_states(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("x = 1\n")
    os.utime(file, (OLD, OLD))
    cache = Cache(tmp_path / "cache")
    tree = Tree(cache, "/root", "basis")
    seen = Seen(digest("x"), Glance(True, False, frozenset({"openai"})))
    tree.add(str(file), state_of(str(file)), seen)
    tree.save()
    again = Tree(cache, "/root", "basis")
    assert again.seen(str(file), state_of(str(file))) == seen
    assert Tree(cache, "/root", "another").seen(str(file), state_of(str(file))) is None
    file.write_text("x = 12\n")
    assert again.seen(str(file), state_of(str(file))) is None


# -- facts as bytes --------------------------------------------------------------------------------


def forms() -> Iterator[SourceFile]:
    for file in sorted((ROOT / "tests/analysis/forms").rglob("*.py")):
        yield SourceFile(file.name, file.read_text(encoding="utf-8"))


def test_facts_survive_with_their_identity() -> None:
    shared = 0
    for source in forms():
        facts = extract(source)
        body = pack(facts)
        again = unpack(body, source.path)
        assert isinstance(again, FileFacts)
        assert pack(again) == body
        inside = {id(lit) for lit in again.literals}
        bound = [value for scope in again.scopes for values in scope.bindings.values() for value in values]
        shared += sum(id(value) in inside for value in bound)
    assert shared > 50


BODY = pack(extract(SourceFile("a.py", PROJECT["app/call.py"])))


@given(st.lists(st.tuples(st.integers(0, len(BODY) - 1), st.binary(max_size=3)), min_size=1, max_size=4))
def test_lies_are_told_or_harmless(changes: list[tuple[int, bytes]]) -> None:
    data = BODY
    for at, new in changes:
        data = data[:at] + new + data[at + len(new) + 1 :]
    try:
        facts = unpack(data, "a.py")
    except ValueError:
        return
    assert isinstance(facts, (FileFacts, Unreadable))
    pack(facts)


# -- workers ---------------------------------------------------------------------------------------


def _die(speaks: workers.Speaks) -> None:
    """A worker whose parser ends the process on one file."""
    workers._begin(speaks)
    read = workers.read

    def deadly(source: SourceFile, speaks: workers.Speaks | None = None) -> FileFacts | Unreadable:
        if "deadly" in source.text:
            os._exit(9)
        return read(source, speaks)

    workers.read = deadly


@pytest.mark.skipif(sys.platform == "win32", reason="patches a forked process")
def test_a_worker_that_dies_costs_one_file() -> None:
    def start(count: int, speaks: workers.Speaks) -> Executor:
        return ProcessPoolExecutor(count, get_context("fork"), _die, (speaks,))

    texts = [f"import openai\nx = {number}\n" for number in range(20)]
    texts[11] = "deadly = 1\n"
    sources = [SourceFile(f"{number}.py", text) for number, text in enumerate(texts)]
    found = [unpack(body, s.path) for s, body in zip(sources, workers.packed(sources, bool, 2, start), strict=True)]
    assert [facts.path for facts in found if isinstance(facts, FileFacts)] == [
        f"{number}.py" for number in range(20) if number != 11
    ]
    problem = found[11]
    assert isinstance(problem, Unreadable)
    assert "ended the process" in problem.message


def test_a_machine_without_processes() -> None:
    def start(count: int, speaks: workers.Speaks) -> Executor:
        raise OSError("no")

    sources = [SourceFile(f"{number}.py", f"x = {number}\n") for number in range(3)]
    assert len(list(workers.packed(sources, bool, 2, start))) == 3
