"""Commands measured as whole processes: time of processor, time on the wall, memory."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, and MB of the largest process."""

    cpu: float
    wall: float
    peak: float
    cut: bool = False
    """It took longer than it was given, and was ended."""


def once(command: Command, given: str = "", limit: float | None = None) -> Cost:
    """One run of a command; what it prints is thrown away, and any exit code but those of crashes is fine.

    ``limit``: seconds on the wall after which it is ended, with all that it has started.
    """
    # Bytecode may be written, whatever this shell says: nobody compiles their tools at each start.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as text:
        text.write(given.encode())
        text.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=text,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        cut = threading.Event()
        watch = threading.Timer(limit or 0, _end, (process.pid, cut))
        if limit is not None:
            watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:  # it is in a session of its own, and was not told
            _end(process.pid, cut)
            raise
        finally:
            watch.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if not cut.is_set() and (process.returncode < 0 or process.returncode > 100):
        raise RuntimeError(f"{' '.join(map(str, command))}: exit {process.returncode}")
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, cut.is_set())


def _end(group: int, cut: threading.Event) -> None:
    cut.set()
    with suppress(ProcessLookupError):  # it has ended by itself in this moment
        os.killpg(group, signal.SIGKILL)


class Bounded:
    """A command that is not run again once it has taken longer than its limit: that run stands for all."""

    def __init__(self, command: Command, limit: float) -> None:
        self._command = command
        self._limit = limit
        self._last: Cost | None = None

    def __call__(self) -> Cost:
        if self._last is None or not self._last.cut:
            self._last = once(self._command, limit=self._limit)
        return self._last


def in_turn(runs: int, *works: Callable[[], Cost]) -> list[list[Cost]]:
    """The costs of each piece of work, run in turn so that a busy spell hits all; the first round is not counted."""
    rounds = [[work() for work in works] for _ in range(runs + 1)][1:]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], what: str) -> float:
    """The median of the ratios pair by pair; ``what``: ``cpu`` or ``wall``."""
    return statistics.median(getattr(one, what) / getattr(other, what) for one, other in zip(ours, theirs, strict=True))


def median(costs: Sequence[Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in costs)
