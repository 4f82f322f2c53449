"""Memory that the parser has let go of, given back to the system.

The native parser needs 260 bytes for each byte of text, for as long as it runs. glibc keeps what was freed, in pieces
between what lives on: on a tree with a few modules of half a megabyte that was a third of the process.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

_LARGE = 100_000
"""Characters of a text whose parse is worth the milliseconds."""


def give_back(characters: int) -> None:
    """Call when a text of so many characters has been parsed and its tree is gone."""
    if characters >= _LARGE:
        _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    if sys.platform != "linux":
        return bool
    import ctypes  # takes as long to load as ten small files to parse

    trim: Callable[[int], object] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim or bool  # another C library: it has no such function
