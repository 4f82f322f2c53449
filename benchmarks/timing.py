"""Commands measured as whole processes: time of processor, time on the wall, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, and MB of the largest process."""

    cpu: float
    wall: float
    peak: float


def once(command: Command, given: str = "") -> Cost:
    """One run of a command; what it prints is thrown away, and any exit code but those of crashes is fine."""
    # Bytecode may be written, whatever this shell says: nobody compiles their tools at each start.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as text:
        text.write(given.encode())
        text.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0 or process.returncode > 100:
        raise RuntimeError(f"{' '.join(map(str, command))}: exit {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)


def in_turn(runs: int, *works: Callable[[], Cost]) -> list[list[Cost]]:
    """The costs of each piece of work, run in turn so that a busy spell hits all; the first round is not counted."""
    rounds = [[work() for work in works] for _ in range(runs + 1)][1:]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], what: str) -> float:
    """The median of the ratios pair by pair; ``what``: ``cpu`` or ``wall``."""
    return statistics.median(getattr(one, what) / getattr(other, what) for one, other in zip(ours, theirs, strict=True))


def median(costs: Sequence[Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in costs)
