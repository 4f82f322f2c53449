"""Offsets in a text as lines and columns."""

from __future__ import annotations

from bisect import bisect_right

from aidep.model.span import Span


class Lines:
    """Turns offsets into lines and columns the way Python counts them: ``\\n``, ``\\r\\n`` and ``\\r`` end a line."""

    def __init__(self, text: str) -> None:
        starts = [0]
        at = -1
        if "\r" in text:
            size = len(text)
            for at, char in enumerate(text):
                if char == "\n" or (char == "\r" and not (at + 1 < size and text[at + 1] == "\n")):
                    starts.append(at + 1)
        else:
            while (at := text.find("\n", at + 1)) >= 0:
                starts.append(at + 1)
        self._starts = starts

    def span(self, start: int, end: int) -> Span:
        """The span of the half-open range of 0-based offsets."""
        first = bisect_right(self._starts, start) - 1
        last = first if end <= start else bisect_right(self._starts, end - 1) - 1
        return Span(first + 1, start - self._starts[first] + 1, last + 1, end - self._starts[last] + 1)

    def offset(self, line: int, column: int) -> int:
        """The 0-based offset of a 1-based place."""
        return self._starts[line - 1] + column - 1
