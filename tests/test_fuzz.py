"""A short run of the fuzzer, and that it sees what it is to see. The long one: ``python -m tools.fuzz``."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

import pytest

pytest.importorskip("resource")

from tools.fuzz.__main__ import Limits, fuzz
from tools.fuzz.inputs import make


def test_nothing_raises_hangs_or_eats_the_memory() -> None:
    result = fuzz(20261125, 0, 120, Limits())
    assert result.bad == []
    assert result.inputs == 120
    assert len(result.kinds) > 10


def test_memory_is_counted_from_the_start_of_the_process() -> None:
    ours = bytearray(400 << 20)
    ours[:: 1 << 12] = b"x" * (len(ours) >> 12)
    assert fuzz(20261125, 0, 2, Limits(megabytes=350)).bad == []


def test_an_input_is_known_by_its_number() -> None:
    assert [make(3, number) for number in range(40)] == [make(3, number) for number in range(40)]


def bad(pipe: Connection, _seed: int, first: int, last: int) -> None:
    """A worker for which the inputs 1 to 5 are too much."""
    for number in range(first, last):
        pipe.send((number, "kind"))
        if number == 1:
            os.abort()
        if number == 2:
            time.sleep(60)
        pipe.send((9.0 if number == 5 else 0.0, 2000.0 if number == 3 else 1.0, "Traceback" if number == 4 else ""))


def test_what_it_counts() -> None:
    result = fuzz(1, 0, 7, Limits(each=0.5), bad)
    assert result.inputs == 7
    assert [line.partition(" (kind)")[0] for line in result.bad] == ["1", "2", "3", "4", "5"]
    for line, words in zip(result.bad, ("died", "after 3 s", "2,000 MB", "Traceback", "9.0 s of CPU"), strict=True):
        assert words in line
