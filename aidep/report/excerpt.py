"""A line of source with the place underlined, whatever the line holds and however long it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aidep.model.span import Location, Span
from aidep.report import Source
from aidep.report.text import ELLIPSIS, char_width, disarm, text_width, visible_char

_TAB: Final = 4
_LONGEST: Final = 4000
"""Characters kept on either side of the place: a minified line of megabytes is not measured to its end."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One visible line, and where the underline goes below it (in terminal cells)."""

    number: int
    text: str
    indent: int
    length: int


def position(location: Location) -> Span:
    """The span as a person counts it: inside the cell for a notebook."""
    return location.cell.span if location.cell else location.span


def excerpt(source: Source, location: Location, width: int) -> Excerpt | None:
    """The first line of ``location`` cropped to ``width`` cells around the place; ``None`` if it is gone."""
    span = position(location)
    lines = source.lines(location)
    if lines is None or not 0 < span.line <= len(lines):
        return None
    line = lines[span.line - 1].rstrip("\r\n")
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = min(max(end, start + 1), max(len(line), start + 1))
    left = max(0, start - _LONGEST)
    shown = _shown(line[left : end + _LONGEST])
    start, end = start - left, end - left
    shown += [" "] * (end - len(shown))  # a place behind the last character
    before = sum(map(text_width, shown[:start]))
    marked = sum(map(text_width, shown[start:end])) or 1
    if left == 0 and before + marked + sum(map(text_width, shown[end:])) <= width:
        return Excerpt(span.line, disarm("".join(shown).rstrip()), before, marked)
    return _cropped(span.line, shown, (start, end), width)


def _shown(line: str) -> list[str]:
    """What is printed for each character: tabs as blanks, the invisible as escapes."""
    shown, column = [], 0
    for char in line:
        piece = " " * (_TAB - column % _TAB) if char == "\t" else visible_char(char)
        column += char_width(piece) if len(piece) == 1 else len(piece)
        shown.append(piece)
    return shown


def _cropped(number: int, shown: list[str], place: tuple[int, int], width: int) -> Excerpt:
    """A window of ``width`` cells with the place in it; an ellipsis stands where something is cut off."""
    start, end = place
    room = width - 2
    first = last = start
    used = 0
    while last < end and used + text_width(shown[last]) <= room:
        used += text_width(shown[last])
        last += 1
    marked = max(used, 1)
    before = sum(map(text_width, shown[:start]))
    context = before if before + used <= room else (room - used) // 3  # the beginning of the line, if that is near
    while first > 0 and used + text_width(shown[first - 1]) <= room and context > 0:
        first -= 1
        used += text_width(shown[first])
        context -= text_width(shown[first])
    while last < len(shown) and used + text_width(shown[last]) <= room:
        used += text_width(shown[last])
        last += 1
    while first > 0 and used + text_width(shown[first - 1]) <= room:
        first -= 1
        used += text_width(shown[first])
    head = ELLIPSIS if first else ""
    tail = ELLIPSIS if last < len(shown) else ""
    indent = len(head) + sum(map(text_width, shown[first:start]))
    return Excerpt(number, disarm(head + "".join(shown[first:last]).rstrip() + tail), indent, marked)
