"""python -m tools.fuzz [--inputs N] [--seed S] [--seconds T] [--only N] [--save DIR]

Checks N inputs, in processes of their own that are ended when one takes too long: programs that hypothesmith makes up
(where it is installed), real files that were changed, random bytes and notebooks, YAML bombs, deep nesting, thousands
of terms, long lines, every encoding cookie, and every format of configuration. Says what raised, crashed, hung or took
too much memory; exit code 1 if anything did. An input is known by seed and number: --only runs it alone and shows it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from tools.fuzz.inputs import make
from tools.fuzz.work import check, work

_CHUNK = 1000
"""Inputs for each process."""


@dataclass
class Result:
    """What came of it."""

    kinds: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    slowest: tuple[float, int, str] = (0.0, 0, "")
    """Seconds, number, kind."""
    megabytes: float = 0.0

    @property
    def inputs(self) -> int:
        """How many were checked."""
        return self.kinds.total()


@dataclass(frozen=True)
class Limits:
    """What an input may take, and the run."""

    each: float = 10.0
    """Seconds of CPU time; an input that is not done after six times as many on the clock is ended."""
    megabytes: float = 1000.0
    """Of one process at its peak."""
    seconds: float = float("inf")


Work = Callable[[Connection, int, int, int], None]


def fuzz(seed: int, first: int, last: int, limits: Limits, work: Work = work) -> Result:
    """Check the inputs from ``first`` to before ``last``, as far as the time goes."""
    result = Result()
    end = monotonic() + limits.seconds
    while first < last and monotonic() < end:
        first = _chunk(result, seed, first, min(last, first - first % _CHUNK + _CHUNK), limits, end, work)
    return result


def _chunk(result: Result, seed: int, first: int, last: int, limits: Limits, end: float, work: Work) -> int:
    """Inputs in one process; returns the first that is still to be checked."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, seed, first, last), daemon=True)
    process.start()
    theirs.close()
    number, kind = first, ""
    try:
        while number < last and monotonic() < end:
            number, kind = ours.recv()
            result.kinds[kind] += 1
            if not ours.poll(6 * limits.each):
                result.bad.append(f"{number} ({kind}): hangs, ended after {6 * limits.each:g} s")
                return number + 1
            seconds, megabytes, error = ours.recv()
            if seconds > limits.each:
                result.bad.append(f"{number} ({kind}): takes {seconds:.1f} s of CPU time")
            result.slowest = max(result.slowest, (seconds, number, kind))
            result.megabytes = max(result.megabytes, megabytes)
            if error:
                result.bad.append(f"{number} ({kind}):\n{error}")
            if megabytes > limits.megabytes:
                result.bad.append(f"{number} ({kind}): the process has {megabytes:,.0f} MB")
                return number + 1
            number += 1
    except EOFError:
        process.join(5)
        result.bad.append(f"{number} ({kind}): the process died, exit code {process.exitcode}")
        return number + 1
    finally:
        process.kill()
        process.join()
    return number


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of the whole run")
    parser.add_argument("--megabytes", type=float, default=Limits.megabytes, help="of one process")
    parser.add_argument("--only", type=int, metavar="N", help="this input alone, in this process")
    parser.add_argument("--save", type=Path, metavar="DIR", help="with --only: also write the file there")
    options = parser.parse_args()
    if options.only is not None:
        item = make(options.seed, options.only)
        sys.stdout.write(f"{item.kind} {item.path} {len(item.data):,} bytes: {item.data[:500]!r}\n")
        if options.save:
            (options.save / Path(item.path).name).write_bytes(item.data)
        check(item, options.only)
        return 0
    limits = Limits(megabytes=options.megabytes, seconds=options.seconds)
    result = fuzz(options.seed, options.first, options.first + options.inputs, limits)
    seconds, number, kind = result.slowest
    lines = [f"{count:>8,}  {name}" for name, count in sorted(result.kinds.items())]
    lines += [
        f"{result.inputs:,} inputs of seed {options.seed}; {len(result.bad)} bad",
        f"slowest {seconds:.2f} s: {number} ({kind}); at most {result.megabytes:,.0f} MB a process",
        *result.bad,
    ]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if result.bad else 0


if __name__ == "__main__":
    sys.exit(main())
