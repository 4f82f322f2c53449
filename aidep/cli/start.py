"""The console script: the quick answer, or else the ordinary run."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` takes longer to import than the quick answer takes
if TYPE_CHECKING:
    from typing import NoReturn


def entry() -> NoReturn:
    """Run aidep with the arguments of the process, and end it."""
    import gc

    gc.disable()  # nothing here lives in cycles for long, and parsing makes millions of objects: up to 40 % faster
    from aidep.cli import quick

    told = quick.answer(sys.argv[1:])
    if told is not None and _write(told):
        os._exit(0)  # all is written: taking objects apart is idle work
    from aidep.cli.main import entry as ordinary

    ordinary()


def _write(text: str) -> bool:
    """Whether a short text has arrived. What stood in the way of it is for the ordinary run to say."""
    try:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
        return True
    except (OSError, ValueError):
        return False
