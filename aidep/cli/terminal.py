"""What the terminal takes: colours, links, columns."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_USUAL = 100
_WIDEST = 300
"""Columns. Nobody reads longer lines, and COLUMNS can say anything."""


def is_terminal() -> bool:
    """Whether standard output is one that a person looks at."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_dumb() -> bool:
    """Whether it takes no escape sequences."""
    return os.environ.get("TERM") == "dumb"


def auto_color(terminal: bool) -> bool:
    """Whether to paint, by NO_COLOR, FORCE_COLOR and the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    return terminal if forced is None else forced not in ("", "0", "false")


def columns(terminal: bool) -> int:
    """The width of a report: the terminal's, that of COLUMNS, or 100."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated[:9]) > 0:
        return min(int(stated[:9]), _WIDEST)
    if terminal:
        for stream in (sys.__stdout__, sys.__stderr__):
            with suppress(OSError, ValueError, AttributeError):
                return min(os.get_terminal_size(stream.fileno()).columns or _USUAL, _WIDEST)  # type: ignore[union-attr]
    return _USUAL
