"""Places in files."""

from __future__ import annotations

from dataclasses import dataclass


def from_top(path: str, base: str) -> str:
    """A path of the run as seen from the top of the repository; ``base`` is where the run's root lies in it."""
    folder = base.strip("/")
    return f"{folder}/{path}" if folder not in ("", ".") else path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A region of a text file: 1-based lines, 1-based columns in code points, end exclusive.

    ``end_column`` is the column just after the last character, as in SARIF.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Where a place stands for a person who has the notebook open."""

    number: int
    """1-based position of the cell among all cells of the notebook."""
    span: Span
    """The place inside the cell's own source."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span in a file."""

    path: str
    """Relative to the run's root, ``/`` separators, no leading ``./``."""
    span: Span
    """For a notebook: the place in the raw JSON file."""
    cell: Cell | None = None
