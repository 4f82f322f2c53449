"""From texts to facts, in this process or in several. The only stage that takes long, and the only one that is split.

Files are handed out in small lots through :class:`concurrent.futures.Executor` and taken back in their order, so what
comes out does not depend on who was faster. A worker that dies (a parser that overflows its stack, a machine without
memory) costs its one file: that is told by reading the files of its lot one by one, each in a process of its own.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from aidep.analysis.extract import extract
from aidep.analysis.heap import give_back
from aidep.analysis.parse import deep
from aidep.analysis.stored import pack
from aidep.model.facts import FileFacts
from aidep.model.source import Held, SourceFile, Unreadable

if TYPE_CHECKING:  # one process needs none of it
    from concurrent.futures import Executor, Future

Speaks = Callable[[FileFacts], bool]
Lot = list[Held]
"""Paths and texts."""
_LOT = 8
_AHEAD = 4
"""Lots for each process that are handed out before the first of them is taken back."""
_WORTH = 300_000
"""Characters that pay for another process: half a second of parsing."""
_mine: list[Speaks] = []
"""In a worker, once it has begun: which files need positions."""


def read(source: SourceFile, speaks: Speaks | None = None) -> FileFacts | Unreadable:
    """The facts of one file; ``speaks`` as for :func:`extract`."""
    try:
        held = Held(source.path, source.text, tuple(source.files()))  # it may be read from the disk for each that asks
    except Unreadable as error:  # gone since it was found
        return error
    try:
        return extract(held, speaks)
    except RecursionError:
        return deep(lambda: extract(held, speaks))
    except Unreadable as error:
        return error
    finally:
        give_back(len(held.text))


def useful(sources: Sequence[SourceFile], most: int) -> int:
    """How many processes these files are worth."""
    most = min(most, len(sources))
    total = 0
    for source in sources if most > 1 else ():
        with suppress(Unreadable):
            total += len(source.text)
        if total >= (most - 1) * _WORTH:
            return most
    return max(min(most, 1 + total // _WORTH), 1)


def start(count: int, speaks: Speaks) -> Executor:
    """Processes that know which files need positions."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forked ones have the parser and the catalog in memory. No thread of ours runs by then.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(count, context, _begin, (speaks,))


def packed(
    sources: Sequence[SourceFile],
    speaks: Speaks,
    count: int,
    start: Callable[[int, Speaks], Executor] = start,
) -> Iterator[bytes]:
    """What :func:`aidep.analysis.stored.pack` makes of each file, in their order."""
    from concurrent.futures import BrokenExecutor

    lots = [sources[at : at + _LOT] for at in range(0, len(sources), _LOT)]
    try:
        pool = start(count, speaks)
    except (OSError, NotImplementedError):  # a machine that starts no processes
        yield from (pack(read(source, speaks)) for source in sources)
        return
    waiting: deque[tuple[_Read, Future[list[bytes]]]] = deque()
    with pool:
        for number in range(len(lots) + count * _AHEAD):
            if number < len(lots):
                lot = _Read(lots[number])
                waiting.append((lot, _submit(pool, lot.texts)))
            if number >= count * _AHEAD and waiting:
                lot, done = waiting.popleft()
                try:
                    yield from lot.merged(done.result())
                except BrokenExecutor:
                    yield from lot.merged(_one_by_one(lot.texts, speaks, start))


class _Read:
    """The files of a lot. Texts are read when their turn comes: those of a large tree are more than its facts."""

    def __init__(self, sources: Sequence[SourceFile]) -> None:
        self.texts: Lot = []
        self._unread: list[bytes | None] = []
        for source in sources:
            try:
                self.texts.append(Held(source.path, source.text, tuple(source.files())))
                self._unread.append(None)
            except Unreadable as error:  # gone since it was found
                self._unread.append(pack(error))

    def merged(self, read: Iterable[bytes]) -> Iterator[bytes]:
        """The results of all files, given those of the texts."""
        results = iter(read)
        return (next(results) if unread is None else unread for unread in self._unread)


def _submit(pool: Executor, lot: Lot) -> Future[list[bytes]]:
    from concurrent.futures import BrokenExecutor, Future

    try:
        return pool.submit(_work, lot)
    except BrokenExecutor as error:  # a worker has died already
        broken: Future[list[bytes]] = Future()
        broken.set_exception(error)
        return broken


def _one_by_one(lot: Lot, speaks: Speaks, start: Callable[[int, Speaks], Executor]) -> Iterator[bytes]:
    from concurrent.futures import BrokenExecutor

    pool: Executor | None = None
    for item in lot:
        pool = pool or start(1, speaks)
        try:
            yield from pool.submit(_work, [item]).result()
        except BrokenExecutor:
            yield pack(Unreadable("cannot be parsed: it ended the process that tried to"))
            pool = None
    if pool is not None:
        pool.shutdown()


def _begin(speaks: Speaks) -> None:
    _mine[:] = [speaks]
    gc.disable()
    _end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first process's to report


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever: its siblings keep the queue open."""
    import multiprocessing
    import threading
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()

    def end() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=end, daemon=True).start()


def _work(lot: Lot) -> list[bytes]:
    return [pack(read(source, _mine[0])) for source in lot]
