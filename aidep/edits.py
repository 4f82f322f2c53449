"""Edits of a file that leave every other byte as it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from aidep.model.finding import Edit
from aidep.model.source import Unreadable
from aidep.model.span import Span
from aidep.sources.files import text_of
from aidep.sources.formats import format_of
from aidep.sources.read import encoding_of

_BREAK = re.compile(r"\r\n|\r|\n")


class Refused(Exception):  # noqa: N818 - a decision, not a fault
    """Why an edit is not made."""


def edited(path: str, data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with these edits, whose spans must not overlap. Its path says how it is read. Raises Refused."""
    mark, encoding = encoding_of(data, python=format_of(path) is None)
    try:
        text = text_of(path, data)
        starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        pieces, at = [], 0
        for start, end, new in sorted((*_offsets(edit.location.span, starts, text), edit.text) for edit in edits):
            if start < at:
                raise Refused("two edits touch the same place")
            pieces += [(text[at:start], text[at:start]), (text[start:end], new)]
            at = end
        pieces.append((text[at:], text[at:]))
        old = mark + b"".join(before.encode(encoding) for before, _ in pieces)
        new_data = mark + b"".join(after.encode(encoding) for _, after in pieces)
        if old != data or text_of(path, new_data) != "".join(after for _, after in pieces):
            raise Refused("its encoding does not allow to change a part alone")
    except (Unreadable, UnicodeError, LookupError):
        raise Refused("its encoding does not allow to change a part alone") from None
    return new_data


class Shifts:
    """Where text is after edits of its file that do not touch each other."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._ends: list[tuple[int, int]] = []
        """Last line and column of each edit, in their order."""
        self._moves: list[tuple[int, int]] = []
        """Lines that have come in by then, and columns on the line of the edit."""
        lines = columns = 0
        for edit in sorted(edits, key=lambda edit: _end(edit.location.span)):
            where = edit.location.span
            if not self._ends or self._ends[-1][0] != where.end_line:
                columns = 0
            lines += edit.text.count("\n") - (where.end_line - where.line)
            if where.line == where.end_line:
                columns += len(edit.text) - (where.end_column - where.column)
            self._ends.append(_end(where))
            self._moves.append((lines, columns))

    def of(self, span: Span) -> Span:
        """Where the text that began at ``span`` begins, on a line that no edit removes."""
        before = bisect_right(self._ends, (span.line, span.column))
        if not before:
            return Span(span.line, span.column, span.line, span.column)
        lines, columns = self._moves[before - 1]
        line = span.line + lines
        column = span.column + (columns if self._ends[before - 1][0] == span.line else 0)
        return Span(line, column, line, column)


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _offsets(span: Span, starts: list[int], text: str) -> tuple[int, int]:
    if not 0 < span.line <= span.end_line <= len(starts):
        raise Refused("its place is gone")
    start, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    if not start <= end <= len(text):
        raise Refused("its place is gone")
    return start, end
