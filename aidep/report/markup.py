"""Code spans for Markdown that people also read and paste as plain text."""

from __future__ import annotations

import re
from typing import Final

from aidep.report.text import visible

_TICKS: Final = re.compile(r"`+")


def ticked(text: str) -> str:
    """Any text between backticks, so many that none of its own ends the span; also good in a table cell."""
    shown = visible(text).replace("|", "\\|")
    longest = max((len(run) for run in _TICKS.findall(shown)), default=0)
    fence, pad = "`" * (longest + 1), " " * (longest > 0)
    return f"{fence}{pad}{shown}{pad}{fence}"
