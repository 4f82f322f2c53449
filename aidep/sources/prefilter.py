"""Which files can mention an AI service at all, told from their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

from aidep.sources.read import cookie

_HEAD = 1 << 14
_PLAIN = re.compile(
    r"utf-?8|ascii|us-ascii|latin-?1|iso-?8859-?\d+|iso-latin-1|cp125\d|windows-125\d|koi8-[ru]", re.IGNORECASE
)
_ESCAPED_ASCII = re.compile(rb"\\u00[2-7]")
_LETTER = re.compile(rb"\w")
_BLANK = b" \t\f\r\n\\"
_BEFORE = 64
"""Bytes before a name that are looked at; more blanks than that count as anything."""


class Prefilter:
    """Says of a file's bytes whether the analysis could find anything in them.

    It errs on one side only: a file is passed over if no token of the catalog stands in its bytes, in whatever case,
    and no SDK is imported by name. Names of packages are ordinary words (``together``, ``agents``, ``tts``): in Python
    they count only where an import can have them. A module is imported by ``import a, b``, by ``from a import`` or by
    its name in quotes; the last part of a dotted one stands whole in any import of it, behind its package or alone.
    Files whose bytes need not show their text (odd encodings, escapes in notebooks) are always let through.
    """

    def __init__(self, tokens: Iterable[bytes], imports: Iterable[str] = ()) -> None:
        words = sorted(set(tokens))
        self._imports = [(name.rpartition(".")[2].encode(), "." in name) for name in sorted(set(imports))]
        self._tokens = len(words)
        words += [word.lower() for word, _ in self._imports]
        self._overlap = max(map(len, words), default=1) + 1
        self._automaton = BytesAhoCorasick(words) if words else None

    def matches(self, data: bytes, notebook: bool = False, config: bool = False) -> bool:
        """Whether the file must be parsed. ``notebook``: its text is escaped; ``config``: it names no encoding."""
        if config:
            return self._wide(data) or self._finds_in(data, anywhere=True)
        if notebook and _ESCAPED_ASCII.search(data):
            return True
        encoding = cookie(data)
        if encoding is not None and not _PLAIN.fullmatch(encoding.replace("_", "-")):
            return True
        return self._finds_in(data, notebook)

    def _finds_in(self, data: bytes, anywhere: bool) -> bool:
        # The automaton reports every match: the head of a file mostly settles it.
        return self._finds(data, 0, _HEAD, anywhere) or (
            len(data) > _HEAD and self._finds(data, _HEAD - self._overlap, len(data), anywhere)
        )

    def _wide(self, data: bytes) -> bool:
        """Text of two or four bytes a letter, or with escapes, hides tokens."""
        return data[:2] in (b"\xff\xfe", b"\xfe\xff") or _ESCAPED_ASCII.search(data) is not None

    def _finds(self, data: bytes, start: int, end: int, anywhere: bool) -> bool:
        """``anywhere``: the names of SDKs count wherever they stand."""
        if self._automaton is None:
            return False
        # Overlapping: a name inside a longer word must not hide a token that begins in it.
        found = self._automaton.find_matches_as_indexes(data[start:end].lower(), overlapping=True)
        return any(
            index < self._tokens or anywhere or self._is_import(data, index - self._tokens, start + first, start + last)
            for index, first, last in found
        )

    def _is_import(self, data: bytes, number: int, start: int, end: int) -> bool:
        """Whether the name between the offsets can be that of a module in an import."""
        word, dotted = self._imports[number]
        if data[start:end] != word or _LETTER.match(data, end) or (start and _LETTER.match(data, start - 1)):
            return False
        before = data[max(start - _BEFORE, 0) : start].rstrip(_BLANK)
        return dotted or before.endswith((b"import", b"from", b",", b'"', b"'")) or (not before and start >= _BEFORE)
