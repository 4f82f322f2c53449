"""What is done to each input, in a process of its own that the parent can end."""

from __future__ import annotations

import resource
import sys
import traceback
from contextlib import suppress
from datetime import date
from functools import cache
from multiprocessing.connection import Connection
from time import process_time
from unittest.mock import patch

from aidep import mend
from aidep import run as runner
from aidep.catalog import load_catalog
from aidep.config import Settings
from aidep.fix import with_fixes
from aidep.report import FORMATS, RenderOptions, render
from aidep.run import Standard
from tools.fuzz.forms import Input
from tools.fuzz.inputs import make

_SETTINGS = Settings(as_of=date(2026, 11, 23))
_ADDRESS_SPACE = 6 << 30


def work(pipe: Connection, seed: int, first: int, last: int) -> None:
    """Check the inputs from ``first`` to before ``last``; tells the parent before and after each."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    catalog = cache(load_catalog)
    catalog(())
    with patch.object(runner, "load_catalog", catalog):
        for number in range(first, last):
            item = make(seed, number)
            pipe.send((number, item.kind))
            start = process_time()
            error = _error(item, number)
            pipe.send((process_time() - start, peak(), error))


def _error(item: Input, number: int) -> str:
    """The traceback that an input leads to; ``""`` is as it should be."""
    try:
        check(item, number)
    except BaseException:
        return traceback.format_exc()
    return ""


def check(item: Input, number: int) -> None:
    """The whole way of ``aidep check``, and of ``--fix`` short of writing."""
    scan = runner.scan([], _SETTINGS, Standard(item.path, item.data), prose=number % 3 == 0)
    found = with_fixes(runner.findings(scan, _SETTINGS), scan.files)
    if number % 5 == 0:
        mended = mend.mend(scan, found, _SETTINGS, (), mend.fixing(unsafe=True))
        scan, found = mended.scan, mended.found
    report = runner.report_of(found, scan, _SETTINGS)
    text = render(FORMATS[number % len(FORMATS)], report, scan.files, RenderOptions())
    text.encode("utf-8", "backslashreplace")
    for problem in scan.inventory.problems:
        if not problem.message or problem.location.span.line < 1:
            raise AssertionError(f"a problem without words or place: {problem}")


def peak() -> float:
    """The most memory that this process ever used, in megabytes.

    Linux: of its own memory. What ``getrusage`` counts there begins with what the process had that started this one.
    """
    with suppress(OSError), open("/proc/self/status", "rb") as lines:
        for line in lines:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) / (1 << 10)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1 << 20 if sys.platform == "darwin" else 1 << 10)
