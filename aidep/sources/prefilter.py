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


class Prefilter:
    """Says of a file's bytes whether the analysis could find anything in them.

    It errs on one side only: a file is passed over if no token of the catalog stands in its bytes, in whatever case.
    Files whose bytes need not show their text (odd encodings, escapes in notebooks) are always let through.
    """

    def __init__(self, tokens: Iterable[bytes]) -> None:
        words = sorted(set(tokens))
        self._overlap = max(map(len, words), default=1) - 1
        self._automaton = BytesAhoCorasick(words) if words else None

    def matches(self, data: bytes, notebook: bool = False, config: bool = False) -> bool:
        """Whether the file must be parsed. ``notebook``: its text is escaped; ``config``: it names no encoding."""
        if config:
            return self._wide(data) or self._finds(data)
        if notebook and _ESCAPED_ASCII.search(data):
            return True
        encoding = cookie(data)
        if encoding is not None and not _PLAIN.fullmatch(encoding.replace("_", "-")):
            return True
        return self._finds(data)

    def _wide(self, data: bytes) -> bool:
        """Text of two or four bytes a letter, or with escapes, hides tokens."""
        return data[:2] in (b"\xff\xfe", b"\xfe\xff") or _ESCAPED_ASCII.search(data) is not None

    def _finds(self, data: bytes) -> bool:
        if self._automaton is None:
            return False
        # The automaton reports every match: the head of a file mostly settles it.
        if self._automaton.find_matches_as_indexes(data[:_HEAD].lower()):
            return True
        return len(data) > _HEAD and bool(
            self._automaton.find_matches_as_indexes(data[_HEAD - self._overlap :].lower())
        )
