"""ANSI styles, or none of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BOLD: Final = "1"
DIM: Final = "2"
RED: Final = "31"
GREEN: Final = "32"
CYAN: Final = "36"
YELLOW: Final = "33"
SEVERITY: Final[Mapping[str, str]] = {
    "critical": "1;31",
    "high": RED,
    "medium": YELLOW,
    "low": CYAN,
    "info": "34",
}
"""By the words of ``Severity``."""


class Paint:
    """Wraps text that is safe already in styles and links, if they are on."""

    def __init__(self, color: bool, hyperlinks: bool = False) -> None:
        self.color = color
        self.hyperlinks = hyperlinks

    def __call__(self, text: str, style: str) -> str:
        """``text`` in an SGR style such as ``1;31``."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and text and style else text

    def link(self, text: str, url: str) -> str:
        """``text`` as an OSC 8 hyperlink."""
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.hyperlinks else text
