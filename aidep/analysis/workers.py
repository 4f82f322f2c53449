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
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from aidep.analysis.extract import extract
from aidep.analysis.parse import deep
from aidep.analysis.stored import pack
from aidep.model.facts import FileFacts
from aidep.model.source import SourceFile, Unreadable

if TYPE_CHECKING:  # one process needs none of it
    from concurrent.futures import Executor, Future

Speaks = Callable[[FileFacts], bool]
Lot = list[tuple[str, str]]
"""Paths and texts."""
_LOT = 8
_WORTH = 300_000
"""Characters that pay for another process: half a second of parsing."""
_mine: list[Speaks] = []
"""In a worker, once it has begun: which files need positions."""


def read(source: SourceFile, speaks: Speaks | None = None) -> FileFacts | Unreadable:
    """The facts of one file; ``speaks`` as for :func:`extract`."""
    try:
        return extract(source, speaks)
    except RecursionError:
        return deep(lambda: extract(source, speaks))
    except Unreadable as error:
        return error


def useful(sources: Sequence[SourceFile], most: int) -> int:
    """How many processes these files are worth."""
    if most < 2 or len(sources) < 2:
        return 1
    return min(most, len(sources), 1 + sum(len(source.text) for source in sources) // _WORTH)


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
    from concurrent.futures import BrokenExecutor, Future

    lots = [[(s.path, s.text) for s in sources[at : at + _LOT]] for at in range(0, len(sources), _LOT)]
    try:
        pool = start(count, speaks)
        waiting = [_submit(pool, lot) for lot in lots]
    except (OSError, NotImplementedError):  # a machine that starts no processes
        for lot in lots:
            yield from (pack(read(SourceFile(path, text), speaks)) for path, text in lot)
        return
    with pool:
        for number, lot in enumerate(lots):
            done, waiting[number] = waiting[number], Future()  # the results of earlier lots are let go
            try:
                yield from done.result()
            except BrokenExecutor:
                yield from _one_by_one(lot, speaks, start)


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
    return [pack(read(SourceFile(path, text), _mine[0])) for path, text in lot]
