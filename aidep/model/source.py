"""A Python text to analyse, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aidep.model.span import Location, Span


class Unreadable(Exception):  # noqa: N818 - a state of the file, not a fault of ours
    """A file that cannot be read or parsed: becomes an AID000 finding, the run goes on.

    ``line`` and ``column`` are 1-based; 1, 1 where no place is known.
    """

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The decoded text of a Python file. Notebooks subclass it: their text is all code cells joined."""

    path: str
    """Relative to the run's root, ``/`` separators."""
    text: str
    """Without byte order mark; newlines as in the file."""

    def location(self, span: Span) -> Location:
        """Where a span of ``text`` stands in the file."""
        return Location(self.path, span)

    def line_of(self, location: Location) -> int:
        """The line of ``text`` on which a place of the file begins."""
        return location.span.line

    def rewritten(self) -> frozenset[int]:
        """The lines of ``text`` that the file writes in another way."""
        return frozenset()

    def files(self) -> list[tuple[str, int, int]]:
        """What of ``text`` is a file of its own: its name, where it starts and where it ends, in order."""
        return []

    def left_out(self) -> str | None:
        """What of the file could not be read, where the rest could."""
        return None

    def written(self, text: str) -> str:
        """A part of ``text`` as the file writes it."""
        return text


@dataclass(frozen=True, slots=True)
class Held(SourceFile):
    """A text alone, and what in it is a file of its own: enough to read it, in whatever process."""

    own: tuple[tuple[str, int, int], ...] = ()

    def files(self) -> list[tuple[str, int, int]]:
        return list(self.own)


@dataclass(frozen=True, slots=True)
class ConfigFile(SourceFile):
    """The decoded text of a file that is not Python: configuration, requirements, infrastructure."""

    format: str
    """``yaml toml lock yaml-lock json jsonl env ini docker hcl markdown sql requirements``."""
    odd_byte: tuple[int, int] | None = None
    """1-based line and column of the first byte that is not UTF-8, where the text had to be read as Latin-1."""


class LateSource(SourceFile):
    """A Python file that is not read before somebody asks for its text: all else is known from an earlier run."""

    __slots__ = ("_read",)
    _read: Callable[[], str]

    def __init__(self, path: str, read: Callable[[], str]) -> None:
        """``read`` may raise :class:`Unreadable`."""
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_read", read)

    @property
    def text(self) -> str:
        """Without byte order mark; newlines as in the file."""
        return self._read()
