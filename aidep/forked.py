"""One process forked from this one, behind the interface of :mod:`concurrent.futures`.

The pool of the standard library starts threads, which nobody may fork beside, and imports what takes as long as to look
through the files of a small project. Here a task is written to a pipe, and its result is read from another when
somebody asks for it: tasks are done one by one, in their order.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn, TypeVar

_T = TypeVar("_T")
_ROOM = 1 << 20
"""Bytes that may wait for the other process before this one does."""


class Forked(Executor):
    """The process, as the one that forked it sees it. POSIX only; no other thread may run when it is made."""

    def __init__(self, begin: Callable[[], object]) -> None:
        """``begin`` is what the process does first."""
        given, give = os.pipe()
        take, taken = os.pipe()
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()  # or it is written twice
        self._process = os.fork()
        if not self._process:
            os.close(give)
            os.close(take)
            _serve(begin, given, taken)
        os.close(given)
        os.close(taken)
        _widen(give)
        self._tasks: BinaryIO = os.fdopen(give, "wb", buffering=0)
        self._answers: BinaryIO = os.fdopen(take, "rb")
        self._asked: deque[_Asked[Any]] = deque()
        self._ended = False

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """As of every executor; raises BrokenExecutor if the process is no more. ``fn`` stands in a module."""
        asked: _Asked[_T] = _Asked(self._read_until)
        try:
            if self._ended:
                raise BrokenPipeError
            _write(self._tasks, pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL))
        except BrokenPipeError:
            raise BrokenExecutor("the process has ended") from None
        self._asked.append(asked)
        return asked

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No more tasks: the process ends with the last, or with ``cancel_futures`` at once."""
        self._tasks.close()
        if cancel_futures:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
        if wait:
            while self._asked:
                self._read()
            self._answers.close()
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)

    def _read_until(self, asked: Future[Any]) -> None:
        while not asked.done():
            self._read()

    def _read(self) -> None:
        """Take in the next answer."""
        asked = self._asked.popleft()
        try:
            failed, answer = pickle.load(self._answers)
        except (EOFError, OSError, pickle.UnpicklingError):
            self._ended = True
            asked.set_exception(BrokenExecutor("the process has ended"))
            return
        if failed:
            asked.set_exception(answer)
        else:
            asked.set_result(answer)


class _Asked(Future[_T]):
    """A result that is read when somebody asks for it."""

    def __init__(self, read: Callable[[Future[Any]], None]) -> None:
        super().__init__()
        self._read = read

    def result(self, timeout: float | None = None) -> _T:
        """The result of the task, however long it takes; raises what the task did."""
        self._read(self)
        return super().result()

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """What the task raised, however long it takes."""
        self._read(self)
        return super().exception()


def _write(stream: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _widen(pipe: int) -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # a system with less room for everybody
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _serve(begin: Callable[[], object], given: int, taken: int) -> NoReturn:
    """Do what comes, until nothing can come any more, be it that the other process is gone."""
    code = 1
    try:
        gc.disable()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first process's to report
        begin()
        with open(given, "rb") as tasks, open(taken, "wb") as answers:
            while True:
                try:
                    work, args, kwargs = pickle.load(tasks)
                except EOFError:
                    break
                try:
                    answer = False, work(*args, **kwargs)
                except Exception as error:
                    answer = True, error
                pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
                answers.flush()
        code = 0
    finally:
        os._exit(code)  # nothing of the first process is to be ended twice
