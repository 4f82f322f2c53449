"""Text from a repository made safe to print, and its width on a terminal.

Paths, ids and source lines are written by strangers. A name may hold an escape sequence that repaints the
terminal, a mark that turns the reading direction round, a line break that forges a second finding, or a command
that a CI log obeys. Whatever a person reads goes through ``visible``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from aidep.model.span import Location


ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
DOT: Final = " \N{MIDDLE DOT} "

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories without a picture of their own: controls, format marks (bidi, joiners), surrogates, separators."""

_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

# What the log of GitHub Actions takes for a command: `::word` at the start of a line, `##[word]` anywhere.
_COMMAND: Final = r"(?:(?<=\s)|^)::(?=[A-Za-z])|##(?=\[)"
_COMMAND_SHOWN: Final = {"::": "\\x3a:", "##": "#\\x23"}


def visible_char(char: str) -> str:
    """One character, or the escape that shows it."""
    if " " <= char <= "~" or unicodedata.category(char) not in _HIDDEN:
        return char
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def disarm(text: str) -> str:
    """Text whose CI log commands are broken up, otherwise as it was."""
    if "::" not in text and "##[" not in text:
        return text
    return re.sub(_COMMAND, lambda match: _COMMAND_SHOWN[match.group()], text)


def visible(text: str) -> str:
    """One harmless line: whatever cannot be seen is shown as an escape."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(visible_char, text))
    return disarm(text)


def char_width(char: str) -> int:
    """Terminal cells of a character that ``visible_char`` lets through: 0, 1 or 2."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def text_width(text: str) -> int:
    """Terminal cells of visible text."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def crop(text: str, width: int) -> str:
    """Visible text cut to ``width`` cells, with an ellipsis if something is missing."""
    if text_width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += char_width(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + ELLIPSIS


def pad(text: str, width: int) -> str:
    """Visible text filled with blanks to ``width`` cells."""
    return text + " " * (width - text_width(text))


def wrap(words: Iterable[str], width: int, separator: str = " ") -> list[str]:
    """Words set into lines of at most ``width`` cells. A longer word keeps a line of its own: links stay whole."""
    lines: list[str] = []
    for word in words:
        if lines and text_width(lines[-1]) + text_width(separator) + text_width(word) <= width:
            lines[-1] += separator + word
        else:
            lines.append(word)
    return lines


def paragraph(text: str, width: int) -> list[str]:
    """Visible prose in as few lines as ``width`` allows, filled evenly: no single word is left on the last one."""
    words = text.split()
    lines = wrap(words, width)
    for narrower in range(width - 1, width * 2 // 3, -1):
        closer = wrap(words, narrower)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def plural(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def place(location: Location) -> str:
    """``path:line:column`` as terminals can click it; a notebook shows ``path:cell 3:12:5``."""
    if location.cell is None:
        return f"{visible(location.path)}:{location.span.line}:{location.span.column}"
    cell = location.cell
    return f"{visible(location.path)}:cell {cell.number}:{cell.span.line}:{cell.span.column}"


def dumps(value: Any, indent: int | None = 2) -> str:
    """JSON in ASCII, so that no character in it can act on a terminal or a log."""
    import json

    # Two number signs and a bracket start a command in CI logs; they can only stand inside a string.
    return json.dumps(value, indent=indent).replace("##[", "#\\u0023[")
