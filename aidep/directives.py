"""Comments that say a finding is known and accepted.

``# aidep: ignore[AID101,AID2] reason until=2027-01-31`` holds on its own line and, alone on a line, for the next line
of code. A text of several lines is as one line, the one that it begins or ends on; SQL in it may hold ``-- aidep:``
itself. ``ignore-file`` holds for the file or notebook. Without brackets all codes are meant. ``# noqa: AID101`` counts
on its own line; a bare ``# noqa`` does not. What suppresses nothing, or has expired, is reported itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Final

from aidep.comments import python_directives, settings_comments
from aidep.longtexts import long_texts
from aidep.model.source import ConfigFile, SourceFile
from aidep.model.span import Location, Span

_DIRECTIVE: Final = re.compile(
    r"#\s*aidep:\s*(?P<word>[A-Za-z][\w-]*)(?P<list>\s*\[(?P<codes>[^\]#]*)(?P<close>\])?)?"
    r"(?P<rest>(?:(?!#\s*(?:aidep:|noqa)).)*)"
)
_NOQA: Final = re.compile(r"#\s*noqa\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)", re.IGNORECASE)
_MARK: Final = re.compile(r"\A(?:--|//|;)")
_UNTIL: Final = re.compile(r"(?<!\S)until\s*=\s*(?P<date>[^\s,;)\]]*)")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODE: Final = re.compile(r"AID[0-9]*", re.IGNORECASE)
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_NOT_CLOSED: Final = "its bracket is not closed"
_NO_CODE: Final = "its brackets name no code"
_NO_BRACKETS: Final = "codes stand in brackets, as in ignore[AID101]"
_MOST: Final = 100
"""Directives of one comment, or for one place, that count. Nobody writes more; thousands would take time squared."""
_BARE: Final = re.compile(r"\s*[:=(]?\s*AID[0-9]", re.IGNORECASE)

Place = tuple[int | None, int]
"""Notebook cell (``None`` elsewhere) and line, as ``Location`` gives them."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One instruction in a comment."""

    location: Location
    codes: tuple[str, ...] | None
    """Codes, prefixes or names as written, codes in upper case; ``None`` means all."""
    places: frozenset[Place] = frozenset()
    """Where it holds; unused for ``whole_file``."""
    whole_file: bool = False
    noqa: bool = False
    reason: str = ""
    until: str = ""
    """As written; not always a date."""
    fault: str = ""
    """What is wrong with it: it then suppresses nothing."""
    removal: Location | None = None
    """What to delete so that nothing is left of it: with the blanks before it, or its whole line."""
    list_at: Location | None = None
    """What stands between its brackets."""
    listed: str = ""
    """The same as text."""

    def without(self, codes: Collection[str]) -> str:
        """The text between the brackets without these codes (as in ``codes``)."""
        kept = [
            word for word in re.split(r"[,\s]+", self.listed.strip()) if word and not set(_codes(word)) & set(codes)
        ]
        return (", " if ", " in self.listed else ",").join(kept)

    @property
    def last_day(self) -> date | None:
        """Through which it holds: ``None`` without end; a date that cannot be read has passed."""
        if not self.until:
            return None
        try:
            # Newer Pythons read 20270131 and 2027-W04-7 as well.
            return date.fromisoformat(self.until) if _DAY.fullmatch(self.until) else date.min
        except ValueError:
            return date.min

    def holds(self, as_of: date) -> bool:
        return not self.fault and (self.last_day is None or as_of <= self.last_day)


@dataclass(frozen=True)
class FileSuppressions:
    """All directives of one file, in its order."""

    directives: tuple[Directive, ...] = ()
    long_texts: Mapping[Place, tuple[Place, ...]] = field(default_factory=dict)
    """For each line of a text of several lines: those on which comments on it stand."""

    @cached_property
    def _by_place(self) -> dict[Place | None, list[Directive]]:
        """Under ``None`` those of the whole file."""
        index: dict[Place | None, list[Directive]] = {}
        for directive in self.directives:
            for place in [None] if directive.whole_file else directive.places:
                here = index.setdefault(place, [])
                if len(here) < _MOST:
                    here.append(directive)
        return index

    def at(self, location: Location) -> list[Directive]:
        """Those that hold for a place: of its lines first, then of the whole file."""
        span = location.cell.span if location.cell else location.span
        cell = location.cell.number if location.cell else None
        lines = range(span.line, span.end_line + 1)
        own = [(cell, line) for line in lines]
        wanted: list[Place | None] = [*own, *(place for one in own for place in self.long_texts.get(one, ())), None]
        found = (directive for place in wanted for directive in self._by_place.get(place, ()))
        return list({id(directive): directive for directive in found}.values())


def mentions(data: bytes) -> bool:
    """Whether a file can hold a directive: quick, and true for more files than do."""
    return b"aidep:" in data or b"noqa" in data.lower()


def scan_files(files: Iterable[SourceFile]) -> dict[str, FileSuppressions]:
    """Directives by path, of those files that have any."""
    marked = (file for file in files if "aidep:" in file.text or _excuses(file.text.lower()))
    scanned = {file.path: scan_file(file) for file in marked}
    return {path: file for path, file in scanned.items() if file.directives}


def _excuses(text: str) -> bool:
    """Whether a text, in lower case, can hold a ``noqa`` with a code of ours: most of them are for other tools."""
    return "noqa" in text and "aid" in text


def scan_file(file: SourceFile) -> FileSuppressions:
    """Directives of a Python file, a notebook or a configuration file; their places are those of ``file.location``."""
    return scan(file.text, file.location, format=file.format if isinstance(file, ConfigFile) else "python")


def scan(
    text: str,
    locate: Callable[[Span], Location] = lambda span: Location("", span),
    *,
    format: str = "python",
) -> FileSuppressions:
    """Directives in the comments of ``text``, which may be broken code.

    ``locate`` turns a span of the text into a location (for a file that is no notebook: path and the same span).
    ``format``: ``python``, or that of a configuration file, which says how its comments begin.
    """
    starts = [0, *(m.end() for m in _LINE_BREAK.finditer(text))]
    found: list[tuple[int, int, str, str]] = []  # line, column, comment, what stands before it
    alone = set()
    comments = python_directives(text) if format == "python" else settings_comments(text, format)
    for start, end in comments:
        line = bisect_right(starts, start)
        begin = starts[line - 1]
        if not text[begin:start].strip():
            alone.add(line)
        # All marks read as that of Python, at its place: "-- aidep:" as " # aidep:".
        comment = _MARK.sub(lambda mark: "#".rjust(len(mark[0])), text[start:end], count=1)
        found.append((line, start - begin + 1, comment, text[begin:start]))
    if not found:
        return FileSuppressions()
    following: dict[int, int] = {}
    """For each line that is a comment alone: the next line that is none."""
    for line in sorted(alone, reverse=True):
        following[line] = following.get(line + 1, line + 1)
    directives: list[Directive] = []
    for line, column, comment, before in found:
        if "aidep:" in comment or "noqa" in comment.lower():
            directives += islice(_directives(comment, line, column, before, following, len(starts), locate), _MOST)
    return FileSuppressions(tuple(directives), _long_texts(text, format, locate) if directives else {})


def _long_texts(text: str, format: str, locate: Callable[[Span], Location]) -> dict[Place, tuple[Place, ...]]:
    """See :attr:`FileSuppressions.long_texts`."""

    def place(line: int) -> Place:
        return _place(locate(Span(line, 1, line, 1)))

    found: dict[Place, tuple[Place, ...]] = {}
    for one in long_texts(text, format):
        comments = tuple(map(place, one.comments))
        for line in range(one.first, one.last + 1):
            found[place(line)] = comments
    return found


def _directives(
    comment: str,
    line: int,
    column: int,
    before: str,
    following: dict[int, int],
    last: int,
    locate: Callable[[Span], Location],
) -> Iterator[Directive]:
    def location(match: re.Match[str], end: int) -> Location:
        return locate(Span(line, column + match.start(), line, column + end))

    def inside(match: re.Match[str], group: str) -> Location:
        return locate(Span(line, column + match.start(group), line, column + match.end(group)))

    for match in _DIRECTIVE.finditer(comment):
        word = match["word"]
        if word not in ("ignore", "ignore-file"):
            if word.lower().startswith(("ign", "sup", "dis", "noqa")):
                where = location(match, match.end("word"))
                fault = f"`{word}` is not known; did you mean `ignore`?"
                yield Directive(where, (), _places(where, line, following, last, locate), fault=fault)
            continue
        where = location(match, match.end("list") if match["list"] else match.end("word"))
        until = _UNTIL.search(match["rest"])
        yield Directive(
            location=where,
            codes=_codes(match["codes"]) if match["list"] else None,
            places=_places(where, line, following, last, locate),
            whole_file=word == "ignore-file",
            reason=" ".join(_UNTIL.sub("", match["rest"]).split()).strip(" :-\N{EN DASH}\N{EM DASH}"),
            until=(until["date"].rstrip(".") or "?") if until else "",
            fault=_fault(match),
            removal=locate(_removal(match, line, column, before, last)),
            list_at=inside(match, "codes") if match["list"] else None,
            listed=match["codes"] or "",
        )
    for match in _NOQA.finditer(comment):
        codes = tuple(code for code in _codes(match["codes"]) if code.startswith("AID"))
        if codes:
            where = location(match, match.end())
            yield Directive(where, codes, frozenset({_place(where)}), noqa=True, reason="noqa")


def _removal(match: re.Match[str], line: int, column: int, before: str, last: int) -> Span:
    """What goes when a directive goes: other words in its comment stay."""
    comment = match.string
    if comment[match.end() :].strip():
        return Span(line, column + match.start(), line, column + match.end())
    end = column + len(comment)
    if comment[: match.start()].strip():
        return Span(line, column + len(comment[: match.start()].rstrip()), line, end)
    if before.strip():
        return Span(line, column - (len(before) - len(before.rstrip())), line, end)
    return Span(line, 1, line + 1, 1) if line < last else Span(line, 1, line, end)


def _codes(written: str) -> tuple[str, ...]:
    words = dict.fromkeys(re.split(r"[,\s]+", written.strip()))
    return tuple(word.upper() if _CODE.fullmatch(word) else word for word in words if word)


def _fault(match: re.Match[str]) -> str:
    if match["list"] and not match["close"]:
        return _NOT_CLOSED
    if not match["list"] and _BARE.match(match["rest"]):
        return _NO_BRACKETS  # whoever writes a code does not mean all of them
    return _NO_CODE if match["list"] and not match["codes"].strip(" ,") else ""


def _place(location: Location) -> Place:
    if location.cell is None:
        return None, location.span.line
    return location.cell.number, location.cell.span.line


def _places(
    where: Location, line: int, following: dict[int, int], last: int, locate: Callable[[Span], Location]
) -> frozenset[Place]:
    """Its own line; for a comment alone on its line also the next line that is no comment, in the same cell."""
    own = _place(where)
    next_line = following.get(line, last + 1)
    if next_line > last:
        return frozenset({own})
    below = _place(locate(Span(next_line, 1, next_line, 1)))
    return frozenset({own, below} if below[0] == own[0] else {own})
