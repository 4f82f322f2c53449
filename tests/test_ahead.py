"""What another process finds while this one still looks files through is what this one would have found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from aidep import ahead, forked, run
from aidep.ahead import Ahead
from aidep.analysis import workers
from aidep.catalog.index import Catalog
from aidep.config import Settings
from aidep.forked import Forked
from aidep.model.facts import FileFacts
from aidep.model.source import SourceFile, Unreadable
from aidep.model.usage import Inventory
from aidep.run import Scan, scan
from aidep.sources import discover
from tests.conftest import Tree

forks = pytest.mark.skipif(sys.platform != "linux", reason="begun on Linux only")
MAIN = os.getpid()
CALL = "from openai import OpenAI\nfrom .names import MODEL\n\nOpenAI().chat.completions.create(model=MODEL)\n"
NOTEBOOK = (
    '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, '
    '"outputs": [], "execution_count": null, "source": "import anthropic\\nx = \\"claude-2.1\\""}]}'
)
PROJECT: dict[str, str | bytes] = {
    "app/__init__.py": "",
    "app/call.py": CALL,
    "app/names.py": 'MODEL = "gpt-4-32k-0613"\n',
    "app/lazy.py": "KINDS = {'openai': 1}\n",
    "app/book.ipynb": NOTEBOOK,
    "app/settings.yaml": "model: gpt-4-32k-0613\n",
    "app/compose.yaml": "services: {}\n",
    "app/broken.py": "import openai\ndef (:\n",
    "app/latin.py": b"# coding: latin-1\nimport openai  # \xe9\n",
    "app/odd.py": b"import openai  # \xe9\n",
    "app/\u00e9.py": CALL,
    "requirements.txt": "openai==0.28\n",
    **{f"app/plain{number}.py": "import os\n" for number in range(20)},
}


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Ahead]:
    """The other processes of a test, which begin with the first file."""
    made: list[Ahead] = []
    begin = Ahead.begin

    def noted(self: Ahead) -> None:
        begin(self)
        made.append(self)

    monkeypatch.setattr(Ahead, "begin", noted)
    monkeypatch.setattr(discover, "MANY", 1)
    return made


def both(root: Path) -> tuple[Scan, Scan]:
    """A project scanned by one process and by two."""
    one, two = (scan([str(root)], Settings(cache=False, workers=count)) for count in (1, 2))
    return one, two


def same(one: Scan, two: Scan) -> bool:
    return (one.inventory, one.read, one.candidates, one.marked) == (
        two.inventory,
        two.read,
        two.candidates,
        two.marked,
    )


def usages(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Notes each analysis in this process: whether files are read apart."""
    asked: list[bool] = []
    found = run._usages

    def noted(*arguments: object, apart: bool, **options: object) -> object:
        asked.append(apart)
        return found(*arguments, apart=apart, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(run, "_usages", noted)
    return asked


def known_before_linking(monkeypatch: pytest.MonkeyPatch, root: Path) -> Callable[[], set[str]]:
    """The names of the files that another process has read when it is asked to link."""
    link, seen = ahead._link, root / "seen"

    def noted(*arguments: Any) -> Inventory:
        seen.write_text(" ".join(ahead._Other.here.known))
        return link(*arguments)

    noted.__module__, noted.__qualname__ = link.__module__, link.__qualname__
    monkeypatch.setattr(ahead, "_link", noted)
    return lambda: {Path(path).name for path in seen.read_text().split()}


@forks
def test_two_processes_find_what_one_finds(tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]) -> None:
    root = tree(PROJECT)
    here = usages(monkeypatch)
    one, two = both(root)
    assert same(one, two)
    assert len(one.inventory.references) == 3
    assert {Path(path).name for path in one.candidates} >= {
        "call.py",
        "lazy.py",
        "book.ipynb",
        "settings.yaml",
        "\u00e9.py",
    }
    assert {Path(problem.location.path).name for problem in one.inventory.problems} == {"broken.py", "odd.py"}
    assert len(begun) == 1
    assert here == [False]  # for the run of one process


@forks
def test_what_candidates_import_is_read_before_anybody_asks(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]
) -> None:
    root = tree(
        {**PROJECT, "app/call.py": f"from .long_config import x\n{CALL.replace('.names', '.names_and_config')}"}
    )
    tree({"app/names_and_config.py": 'MODEL = "gpt" + "-4"\n', "app/long_config.py": "x = 1\n" * 10_000})
    known = known_before_linking(monkeypatch, root)
    one, two = both(root)
    assert same(one, two)
    assert known() >= {"call.py", "names_and_config.py", "settings.yaml", "book.ipynb"}
    assert not known() & {"plain1.py", "long_config.py"}


@forks
def test_a_module_that_vanishes_ends_nothing(tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]) -> None:
    lost = "from .lost_config import x\n"
    root = tree({**PROJECT, "app/call.py": f"{lost}{CALL.replace('.names', '.names_and_config')}"})
    tree({"app/names_and_config.py": 'MODEL = "gpt" + "-4"\n', "app/lost_config.py": "x = 1\n"})
    known = known_before_linking(monkeypatch, root)

    def vanishes(source: SourceFile) -> None:
        if source.path.endswith("call.py"):
            (root / "app" / "lost_config.py").unlink()

    reading(monkeypatch, vanishes)
    here = usages(monkeypatch)
    two = scan([str(root)], Settings(cache=False, workers=2))
    assert not (root / "app" / "lost_config.py").exists()
    assert "names_and_config.py" in known()  # what comes after it
    assert ([one.died for one in begun], here) == ([False], [])
    one = scan([str(root)], Settings(cache=False, workers=1))
    assert one.inventory.references == two.inventory.references


@forks
def test_files_of_several_trees_are_found(tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]) -> None:
    root = tree({f"{name}/{path}": text for name in ("one", "two") for path, text in PROJECT.items()})
    monkeypatch.chdir(root / "one")
    paths = [".", str(root / "two" / "app")]
    one, two = (scan(paths, Settings(cache=False, workers=count)) for count in (1, 2))
    assert same(one, two)
    assert begun


def test_another_executor_can_take_its_place(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(PROJECT)
    here = usages(monkeypatch)
    monkeypatch.setattr(discover, "MANY", 1)

    class Thread(ThreadPoolExecutor):
        tell = ThreadPoolExecutor.submit

    def threads(catalog: Catalog) -> Executor:
        return Thread(1, initializer=ahead._Other.begin, initargs=(catalog,))

    monkeypatch.setattr(ahead, "_forked", threads)
    one, two = both(root)
    assert same(one, two)
    assert here == [False]


@forks
def test_few_files_begin_nothing(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(PROJECT)
    monkeypatch.setattr(os, "fork", None)
    one, two = both(root)
    assert same(one, two)


@forks
def test_nothing_is_forked_beside_a_thread(tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]) -> None:
    root = tree(PROJECT)
    monkeypatch.setattr(os, "fork", None)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        one, two = both(root)
    finally:
        done.set()
        thread.join()
    assert same(one, two)
    assert [one.begun for one in begun] == [False]


@forks
def test_much_to_parse_is_left_to_several(tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]) -> None:
    root = tree(PROJECT)
    here = usages(monkeypatch)
    monkeypatch.setattr(ahead, "_MOST", 100)
    one, two = both(root)
    assert same(one, two)
    assert [(one.begun, one.died) for one in begun] == [(False, False)]
    assert here == [False, False]


Reader = Callable[[SourceFile], FileFacts | Unreadable]


def reading(monkeypatch: pytest.MonkeyPatch, instead: Callable[[SourceFile], None]) -> None:
    """Have other processes do something before they read a file."""
    read = workers.read

    def changed(source: SourceFile, speaks: workers.Speaks | None = None) -> FileFacts | Unreadable:
        if os.getpid() != MAIN:
            instead(source)
        return read(source, speaks)

    monkeypatch.setattr(workers, "read", changed)


@forks
def test_a_file_that_ends_the_process_costs_itself_only(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]
) -> None:
    root = tree(PROJECT)
    here = usages(monkeypatch)

    def deadly(source: SourceFile) -> None:
        if source.path.endswith("names.py"):
            os.kill(os.getpid(), signal.SIGKILL)

    reading(monkeypatch, deadly)
    found = scan([str(root)], Settings(cache=False, workers=2))
    assert begun[0].died
    assert here == [True]
    problems = {Path(problem.location.path).name: problem.message for problem in found.inventory.problems}
    assert problems.keys() == {"broken.py", "odd.py", "names.py"}
    assert "it ended the process" in problems["names.py"]
    assert {Path(one.location.path).name for one in found.inventory.references} >= {"settings.yaml", "book.ipynb"}


@forks
def test_what_goes_wrong_there_is_found_out_here(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, begun: list[Ahead]
) -> None:
    root = tree(PROJECT)
    here = usages(monkeypatch)

    def fails(source: SourceFile) -> None:
        raise LookupError(source.path)

    reading(monkeypatch, fails)
    one, two = both(root)
    assert same(one, two)
    assert [one.died for one in begun] == [False]
    assert here == [False, False]


# -- the process -----------------------------------------------------------------------------------


def _fail() -> None:
    raise ValueError("as it was told")


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


_DONE: list[int] = []


def _note(number: int) -> None:
    _DONE.append(number)


def _noted() -> int:
    return len(_DONE)


class _Odd:
    """What can be sent, and not be made again."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return _fail, ()


@forks
def test_tasks_are_done_one_by_one_in_their_order() -> None:
    with Forked(lambda: None) as pool:
        asked = [pool.submit(divmod, number, 7) for number in range(50)]
        large = pool.submit(len, "x" * 3_000_000)
        elsewhere = pool.submit(os.getpid)
        assert elsewhere.result() != os.getpid()  # the last one brings along all before it
        assert [future.done() for future in asked] == [True] * 50
        assert [future.result() for future in asked] == [divmod(number, 7) for number in range(50)]
        assert large.result() == 3_000_000


@forks
def test_tasks_without_an_answer_never_stop_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "_ROOM", 4096)
    with Forked(lambda: None) as pool:
        forked._widen(pool._answers)
        for number in range(20_000):
            pool.tell(_note, number)
            if number % 1000 == 0:
                pool.tell(_fail)
        assert pool.submit(_noted).result() == 20_000


@forks
def test_an_answer_that_cannot_be_made_again_ends_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    with Forked(lambda: None) as pool:
        asked = [pool.submit(_Odd), pool.submit(abs, -1)]
    for future in asked:
        with pytest.raises(BrokenExecutor):
            future.result()
    assert capfd.readouterr() == ("", "")


@forks
def test_a_process_that_cannot_be_made_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise OSError("no more processes")

    before, mask = os.listdir("/proc/self/fd"), signal.pthread_sigmask(signal.SIG_BLOCK, ())
    monkeypatch.setattr(os, "fork", none)
    with pytest.raises(OSError, match="no more processes"):
        Forked(lambda: None)
    assert len(os.listdir("/proc/self/fd")) == len(before)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == mask


@forks
def test_an_interrupt_while_it_is_made_is_reported_once() -> None:
    code = (
        "import os, signal\nfrom aidep.forked import Forked\nfork = os.fork\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job ignores it
        "def interrupted():\n process = fork()\n os.kill(os.getpid(), signal.SIGINT)\n return process\n"
        "os.fork = interrupted\n"
        "try: Forked(lambda: None)\nexcept KeyboardInterrupt: print('interrupted', flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("interrupted\n", "")


@forks
def test_what_a_task_raises_comes_back() -> None:
    with Forked(lambda: None) as pool:
        failed, fine = pool.submit(_fail), pool.submit(abs, -1)
        assert isinstance(failed.exception(), ValueError)
        with pytest.raises(ValueError, match="as it was told"):
            failed.result()
        assert fine.result() == 1


@forks
@pytest.mark.parametrize("begin", [lambda: None, _end, _fail])
def test_a_process_that_ends_breaks_its_tasks(begin: Callable[[], None], capfd: pytest.CaptureFixture[str]) -> None:
    with Forked(begin) as pool:
        try:
            asked = [pool.submit(_end), pool.submit(abs, -1)]
        except BrokenExecutor:  # it was quick
            return
        for future in asked:
            with pytest.raises(BrokenExecutor):
                future.result()
        with pytest.raises(BrokenExecutor):
            pool.submit(abs, -1)
    assert capfd.readouterr() == ("", "")


@forks
def test_a_process_is_ended_whatever_it_does() -> None:
    pool = Forked(lambda: None)
    asked = pool.submit(time.sleep, 600)
    pool.shutdown(cancel_futures=True)
    with pytest.raises(BrokenExecutor):
        asked.result()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@forks
def test_a_process_ends_with_the_one_that_forked_it(tmp_path: Path) -> None:
    code = (
        "import os\nfrom aidep.forked import Forked\n"
        "pool = Forked(lambda: None)\nprint(pool.submit(os.getpid).result(), flush=True)\nos._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    process = int(done.stdout)  # its output has ended: so has it, which held the same
    assert process
    assert done.stderr == ""
