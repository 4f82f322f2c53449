"""One process forked from this one, behind the interface of :mod:`concurrent.futures`.

The pool of the standard library starts threads, which nobody may fork beside, and imports what takes as long as to look
through the files of a small project. Here a task is written to a pipe, and its result, if there is to be one, is read
from another when somebody asks for it: tasks are done one by one, in their order.
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
from contextlib import ExitStack, suppress
from typing import Any, BinaryIO, NoReturn, TypeVar

_T = TypeVar("_T")
_ROOM = 1 << 20
"""Bytes that may wait for the other process before this one does."""


class Forked(Executor):
    """The process, as the one that forked it sees it. POSIX only; no other thread may run when it is made."""

    def __init__(self, begin: Callable[[], object]) -> None:
        """``begin`` is what the process does first. Raises OSError where none can be made."""
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()  # or it is written twice
        with ExitStack() as theirs, ExitStack() as ours:
            given, self._tasks = _pipe(theirs, ours)
            self._answers, taken = _pipe(ours, theirs)
            self._process = _fork()
            if not self._process:
                _serve(begin, given, taken, ours)
            ours.pop_all()
        _widen(self._tasks)
        self._asked: deque[_Asked[Any]] = deque()
        self._ended = False

    def tell(self, fn: Callable[..., object], /, *args: Any) -> None:
        """A task without an answer, whatever comes of it. As many as one likes: nothing piles up behind them.

        Raises BrokenExecutor if the process is no more. ``fn`` stands in a module.
        """
        self._hand(False, fn, args, {})

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """As of every executor; raises what ``tell`` does.

        Answers that nobody has read yet must find room in a pipe, which may hold no more than 64 KB.
        """
        self._hand(True, fn, args, kwargs)
        asked: _Asked[_T] = _Asked(self._read_until)
        self._asked.append(asked)
        return asked

    def _hand(self, answered: bool, fn: Callable[..., object], args: object, kwargs: object) -> None:
        try:
            if self._ended:
                raise BrokenPipeError
            _write(self._tasks, pickle.dumps((answered, fn, args, kwargs), pickle.HIGHEST_PROTOCOL))
        except BrokenPipeError:
            raise BrokenExecutor("the process has ended") from None

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
            if self._ended:
                raise EOFError
            failed, answer = pickle.load(self._answers)
        except Exception:  # whatever an answer raises that cannot be made again: where the next one begins is not known
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
        """The result of the task; raises what the task did. Waits however long it takes, whatever ``timeout`` says."""
        self._read(self)
        return super().result()

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """What the task raised. Waits as :meth:`result` does."""
        self._read(self)
        return super().exception()


def _pipe(reader: ExitStack, writer: ExitStack) -> tuple[BinaryIO, BinaryIO]:
    """Both ends of a new one, each in the hands of who has to close it."""
    out, into = os.pipe()
    return reader.enter_context(open(out, "rb")), writer.enter_context(open(into, "wb", buffering=0))


def _fork() -> int:
    """As of ``os``. An interrupt is the first process's to report: the other never sees one, from the beginning."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    process = -1
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process = os.fork()
    finally:
        if process:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def _write(stream: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _widen(pipe: BinaryIO) -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # a system with less room for everybody
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _serve(begin: Callable[[], object], tasks: BinaryIO, answers: BinaryIO, others: ExitStack) -> NoReturn:
    """Do what comes, until nothing can come any more, be it that the other process is gone.

    ``others``: what is the other process's to read and write.
    """
    code = 1
    try:
        others.close()
        gc.disable()
        begin()
        while True:
            try:
                answered, work, args, kwargs = pickle.load(tasks)
            except EOFError:
                break
            try:
                answer = False, work(*args, **kwargs)
            except Exception as error:
                answer = True, error
            if answered:
                _write(answers, pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)  # nothing of the first process is to be ended twice
