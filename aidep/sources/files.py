"""Reading files by their path in the report: bytes, analysable text, and lines for excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from aidep.model.source import ConfigFile, LateSource, SourceFile, Unreadable
from aidep.model.span import Location
from aidep.sources.discover import NOTEBOOK_SUFFIX, Found
from aidep.sources.formats import format_of
from aidep.sources.read import MAX_BYTES, decode, decode_any, odd_byte, read_bytes

_BREAK = re.compile(r"\r\n|\r|\n")


class Files:
    """The files of one run. Knows what was handed in instead of the file on disk (standard input)."""

    def __init__(self, found: Iterable[Found], instead: Mapping[str, bytes] | None = None) -> None:
        """``instead``: path in the report -> contents."""
        self._files = {item.path: item.file for item in found}
        self._instead = dict(instead or {})
        self._lines: dict[tuple[str, int], Sequence[str]] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file of this run. Raises Unreadable."""
        known = self._instead.get(path)
        if known is None:
            return read_bytes(self.file(path))
        if len(known) > MAX_BYTES:
            raise Unreadable("is too large to be read")
        return known

    def file(self, path: str) -> str:
        """The absolute name of a file of this run."""
        return self._files[path]

    def load(self, path: str) -> SourceFile:
        """The text of a file of this run. Raises Unreadable."""
        return to_source(path, self.read(path))

    def late(self, path: str) -> SourceFile:
        """The same; the text of a Python file is read when somebody asks for it."""
        is_module = format_of(path) is None and not path.endswith(NOTEBOOK_SUFFIX)
        return LateSource(path, partial(self.text, path)) if is_module else self.load(path)

    def text(self, path: str) -> str:
        """The text of a Python file of this run. Raises Unreadable."""
        return decode(self.read(path))

    def lines(self, location: Location) -> Sequence[str] | None:
        """The lines of the file, or of the notebook cell, that ``location`` lies in; None if they are gone."""
        key = location.path, location.cell.number if location.cell else 0
        if key not in self._lines:
            try:
                self._read_lines(location.path, with_cells=location.cell is not None)
            except (Unreadable, KeyError):
                return None
        return self._lines.get(key)

    def _read_lines(self, path: str, with_cells: bool) -> None:
        text = text_of(path, self.read(path))
        if not with_cells:
            self._lines[path, 0] = _BREAK.split(text)
            return
        from aidep.sources.notebook import parse_notebook

        for cell in parse_notebook(path, text, positions=False).cells:
            self._lines[path, cell.number] = _BREAK.split(cell.source)


def text_of(path: str, data: bytes) -> str:
    """The decoded text of a file by its path. Raises Unreadable."""
    return decode(data) if format_of(path) is None else decode_any(data)


def to_source(path: str, data: bytes, *, positions: bool = True) -> SourceFile:
    """Decode a Python file, a notebook or a configuration file. Raises Unreadable.

    ``positions`` as for ``parse_notebook``.
    """
    format = format_of(path)
    if format is not None:
        return ConfigFile(path, decode_any(data), format, odd_byte(data))
    text = decode(data)
    if not path.endswith(NOTEBOOK_SUFFIX):
        return SourceFile(path, text)
    from aidep.sources.notebook import parse_notebook

    return parse_notebook(path, text, positions=positions)
