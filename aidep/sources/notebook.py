"""Jupyter notebooks as Python text, with the way back to the raw JSON.

The text is made of the code cells, one after the other. Positions are kept twice: inside the cell, for people, and in
the raw file, for tools. For the latter the raw JSON is scanned once for where each ``source`` string stands.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aidep.model.source import SourceFile, Unreadable
from aidep.model.span import Cell, Location, Span
from aidep.sources.magics import neutralise, written_file

_BREAK = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*"|[{}\[\],:]', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One JSON string of a cell's ``source``."""

    start: int
    """Offset in the cell's source."""
    raw_start: int
    """Offset of its first character in the raw file, after the quote."""
    raw_end: int
    """Offset of the closing quote."""


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A code cell and where it stands."""

    number: int
    """1-based among all cells of the notebook."""
    source: str
    """As a person sees it, magics included."""
    line: int
    """The line of the joined text that its first line is."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class NotebookFile(SourceFile):
    """A notebook; ``text`` is its Python code with magics written over, so that lines and columns stay."""

    raw: str
    """The JSON text."""
    raw_lines: tuple[int, ...]
    """Offset at which each line of ``raw`` begins."""
    cells: tuple[CodeCell, ...]
    holes: tuple[int, ...] = ()
    """Numbers of the code cells that have no text."""

    def location(self, span: Span) -> Location:
        """Where a span of ``text`` stands, in the raw JSON and in its cell."""
        cell = self._cell_at(span.line)
        if cell is None:
            return Location(self.path, Span(1, 1, 1, 1))
        starts = _starts(cell.source)
        last_line = cell.line + len(starts) - 1
        first = _offset(cell, starts, span.line, span.column)
        if span.end_line > last_line:  # runs on into the next cell
            last, end = len(cell.source), (len(starts), len(cell.source) - starts[-1] + 1)
        else:
            last, end = (
                _offset(cell, starts, span.end_line, span.end_column),
                (span.end_line - cell.line + 1, span.end_column),
            )
        raw_first = _raw(cell, self.raw, first)[0]
        raw_last = _raw(cell, self.raw, last - 1)[1] if last > first else raw_first
        return Location(
            self.path,
            Span(*_place(self.raw_lines, raw_first), *_place(self.raw_lines, raw_last)),
            Cell(cell.number, Span(span.line - cell.line + 1, span.column, *end)),
        )

    def line_of(self, location: Location) -> int:
        """The line of ``text`` on which a place of the notebook begins."""
        if location.cell is None:
            return 1
        cell = next(cell for cell in self.cells if cell.number == location.cell.number)
        return cell.line + location.cell.span.line - 1

    def rewritten(self) -> frozenset[int]:
        """Those with magics."""
        lines = _BREAK.split(self.text)
        cells = ((cell.line + n, line) for cell in self.cells for n, line in enumerate(_BREAK.split(cell.source)))
        return frozenset(number for number, line in cells if lines[number - 1] != line)

    def files(self) -> list[tuple[str, int, int]]:
        written = [(name, cell) for cell in self.cells if (name := written_file(cell.source)) is not None]
        starts = line_starts(self.text) if written else []
        return [(name, starts[cell.line - 1], starts[cell.line - 1 + _lines(cell)]) for name, cell in written]

    def left_out(self) -> str | None:
        if not self.holes:
            return None
        more = f", and {len(self.holes) - 1} more" if len(self.holes) > 1 else ""
        return f"cell {self.holes[0]} was left out{more}: its source is no text"

    def written(self, text: str) -> str:
        """A part of ``text`` inside a JSON string."""
        return json.dumps(text)[1:-1]

    def _cell_at(self, line: int) -> CodeCell | None:
        index = bisect_right(self.cells, line, key=lambda cell: cell.line) - 1
        return self.cells[max(index, 0)] if self.cells else None


def parse_notebook(path: str, raw: str, *, positions: bool = True) -> NotebookFile:
    """The Python code of a notebook. Raises Unreadable if ``raw`` is no notebook; code of other kernels is left out.

    Without ``positions`` places in the raw file cannot be told: that is most of the work.
    """
    document = _load(raw)
    groups = _cell_lists(document)
    python = _language(document) in (None, "python")
    places = dict(_source_places(raw)) if python and positions else {}
    texts: list[str] = []
    cells: list[CodeCell] = []
    holes: list[int] = []
    line = number = 1
    for prefix, group in groups:
        for index, cell in enumerate(group):
            if python and isinstance(cell, dict) and _is_python(cell):
                strings = _source(cell)
                if strings is None:
                    holes.append(number)
                else:
                    pieces = _pieces(list(map(len, strings)), places.get((*prefix, index), [])) if positions else ()
                    cells.append(CodeCell(number, "".join(strings), line, pieces))
                    texts.append(_cell_text(cells[-1].source))
                    line += len(_BREAK.findall(texts[-1]))
            number += 1
    return NotebookFile(path, "".join(texts), raw, tuple(line_starts(raw)), tuple(cells), tuple(holes))


def _cell_text(source: str) -> str:
    """The Python of a cell, ended by a newline."""
    text = _LONE_SURROGATE.sub("\ufffd", neutralise(source))
    return text if text.endswith(("\n", "\r")) else text + "\n"


def _lines(cell: CodeCell) -> int:
    """How many lines of the joined text a cell is."""
    return len(_BREAK.findall(_cell_text(cell.source)))


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins, for the line breaks that Python knows."""
    return [0, *(match.end() for match in _BREAK.finditer(text))]


@lru_cache(maxsize=8)
def _starts(source: str) -> list[int]:
    """The same of a cell, whose lines are asked for one after another."""
    return line_starts(source)


def _load(raw: str) -> dict[str, Any]:
    if not raw.strip():
        raise Unreadable("is an empty file, no notebook")
    try:
        document = json.loads(raw)
    except json.JSONDecodeError as error:
        raise Unreadable(f"is no valid JSON: {error.msg}", error.lineno, error.colno) from None
    except (RecursionError, ValueError):
        raise Unreadable("is JSON that is nested too deeply or holds a number too long") from None
    if not isinstance(document, dict) or not ("cells" in document or "worksheets" in document):
        raise Unreadable("is JSON, but no notebook: it has no cells")
    return document


def _cell_lists(document: dict[str, Any]) -> list[tuple[tuple[int, ...], list[Any]]]:
    """The lists of cells: one, or one for each worksheet of format 3."""
    if "cells" in document:
        groups: list[tuple[tuple[int, ...], Any]] = [((), document["cells"])]
    else:
        sheets = document["worksheets"]
        if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
            raise Unreadable("is a notebook whose worksheets are no list of objects")
        groups = [((index,), sheet.get("cells", [])) for index, sheet in enumerate(sheets)]
    for _, cells in groups:
        if not isinstance(cells, list):
            raise Unreadable("is a notebook whose cells are no list")
    return groups


def _language(document: dict[str, Any]) -> str | None:
    """The language of the kernel, None where the notebook does not say."""
    metadata = document.get("metadata")
    for section, key in (("language_info", "name"), ("kernelspec", "language")):
        value = metadata.get(section) if isinstance(metadata, dict) else None
        name = value.get(key) if isinstance(value, dict) else None
        if isinstance(name, str) and name:
            return "python" if re.fullmatch(r"i?python\d*|sage", name.lower()) else name.lower()
    return None


def _is_python(cell: dict[str, Any]) -> bool:
    """Whether a cell is code in the notebook's language."""
    if cell.get("cell_type") != "code":
        return False
    metadata = cell.get("metadata")
    vscode = metadata.get("vscode") if isinstance(metadata, dict) else None
    language = vscode.get("languageId") if isinstance(vscode, dict) else cell.get("language")
    return language in (None, "python")


def _source(cell: dict[str, Any]) -> list[str] | None:
    """The strings that the text of a cell is made of, ``None`` if something else stands there."""
    source = cell.get("source", cell.get("input", []))
    parts = source if isinstance(source, list) else [source]
    strings = [part for part in parts if isinstance(part, str)]
    return strings if len(strings) == len(parts) else None


def _pieces(lengths: list[int], places: list[tuple[int, int]]) -> tuple[Piece, ...]:
    if len(lengths) != len(places):
        raise Unreadable("is a notebook that repeats a key")
    start = 0
    pieces = []
    for length, (raw_start, raw_end) in zip(lengths, places, strict=True):
        pieces.append(Piece(start, raw_start, raw_end))
        start += length
    return tuple(pieces)


def _source_places(raw: str) -> Iterator[tuple[tuple[int, ...], list[tuple[int, int]]]]:
    """For each cell (its index, for format 3 behind that of the worksheet): the raw offsets of its source strings.

    ``raw`` is valid JSON. A list is filled after it was yielded. Of equal keys the last one counts in a dict made
    of this, as it does for ``json.loads``.
    """
    path: list[str | int] = []  # the key or index at which we are, container by container
    key_next = False
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(raw):
        token = match[0]
        mark = token[0]
        if mark == '"':
            if key_next:
                path[-1] = json.loads(token) if "\\" in token else token[1:-1]
                key_next = False
                cell = _cell_of(path)
                if cell is not None:
                    places = []
                    yield cell, places
            elif (len(path) < 5 or path[0] != "cells") and _cell_of(path) is not None:  # outputs lie deeper
                places.append((match.start() + 1, match.end() - 1))
        elif mark == "{":
            path.append("")
            key_next = True
        elif mark == "[":
            path.append(0)
        elif mark in "}]":
            path.pop()
            key_next = False
        elif mark == ",":
            here = path[-1]
            if isinstance(here, int):
                path[-1] = here + 1
            else:
                key_next = True


def _cell_of(path: list[str | int]) -> tuple[int, ...] | None:
    """The cell whose source stands at ``path``, None if that is no place of a source."""
    match path:
        case ["cells", int(cell), "source"] | ["cells", int(cell), "source", int()]:
            return (cell,)
        case ["worksheets", int(sheet), "cells", int(cell), "input", *rest] if len(rest) < 2:
            return (sheet, cell)
    return None


def _offset(cell: CodeCell, starts: list[int], line: int, column: int) -> int:
    """The offset in the cell's source of a place in the joined text."""
    index = min(max(line - cell.line, 0), len(starts) - 1)
    last = starts[index + 1] - 1 if index + 1 < len(starts) else len(cell.source)
    return min(starts[index] + column - 1, last)


def _raw(cell: CodeCell, raw: str, offset: int) -> tuple[int, int]:
    """Where the character at ``offset`` of the cell's source begins and ends in the raw file."""
    if not cell.pieces:
        return 0, 0
    index = bisect_right([piece.start for piece in cell.pieces], offset) - 1
    piece = cell.pieces[index]
    wanted = offset - piece.start
    offsets, begins, ends = _escapes(raw, piece.raw_start, piece.raw_end)
    before = bisect_right(offsets, wanted) - 1
    if before >= 0 and offsets[before] == wanted:
        return begins[before], ends[before]
    place = piece.raw_start + wanted if before < 0 else ends[before] + wanted - offsets[before] - 1
    place = min(place, piece.raw_end)
    return place, min(place + 1, piece.raw_end)


@lru_cache(maxsize=64)
def _escapes(raw: str, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
    """The escapes of a raw string: which character of its text each is, where it begins and where it ends.

    A cell may be one string of thousands of lines, and each line may hold what a place is asked for.
    """
    offsets: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    more = start
    for escape in _ESCAPE.finditer(raw, start, end):
        offsets.append(escape.start() - more)
        begins.append(escape.start())
        ends.append(escape.end())
        more += len(escape[0]) - 1
    return offsets, begins, ends


def _place(lines: tuple[int, ...], offset: int) -> tuple[int, int]:
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1
