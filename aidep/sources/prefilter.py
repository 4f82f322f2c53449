"""Which files can mention an AI service at all, told from their bytes."""

from __future__ import annotations

import re

from ahocorasick_rs import BytesAhoCorasick

from aidep.sources.cookie import cookie

TYPE_CHECKING = False  # `typing` itself takes longer to import than most files to look through
if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = 1 << 14
_PLAIN = re.compile(
    r"utf-?8|ascii|us-ascii|latin-?1|iso-?8859-?\d+|iso-latin-1|cp125\d|windows-125\d|koi8-[ru]", re.IGNORECASE
)
_ESCAPED_ASCII = re.compile(rb"\\u00[2-7]")
_LETTER = re.compile(rb"\w")
_BLANK = b" \t\f\r\n\\"
_WORD = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LONGEST_ESCAPE = 12
_SHORT = 6
"""Names below this length stand in ordinary words."""
_COMPOSING = re.compile(rb"^defaults:\s*[\[#-]|\$\{oc\.", re.MULTILINE)
"""A file of Hydra may say which others count, and name no model itself."""
_ORDINARY = frozenset(b"clip flair guidance instructor optimum outlines replicate swarms together".split())
"""Packages that are named with a word of plain English."""
_SPACE = (b" ", b"\t", b"\r", b"\n", b"")
_BEFORE = 64
"""Bytes before a name that are looked at; more blanks than that count as anything."""


class _Text:
    """The bytes of a file; each of the catalog's words is looked for once, however often somebody asks."""

    __slots__ = ("_held", "_lower", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._lower: bytes | None = None
        self._held: dict[bytes, bool] = {}

    def holds(self, words: Iterable[bytes], lower: bool = False) -> bool:
        """Whether all of the words stand somewhere; ``lower``: in whatever case, the same for each call."""
        return all(self._holds(word, lower) for word in words)

    def _holds(self, word: bytes, lower: bool) -> bool:
        held = self._held.get(word)
        if held is None:
            held = self._held[word] = word.lower() in self._lowered() if lower else word in self.data
        return held

    def _lowered(self) -> bytes:
        if self._lower is None:
            self._lower = self.data.lower()
        return self._lower


class Prefilter:
    """Says of a file's bytes whether the analysis could find anything in them.

    It errs on one side only: a file is passed over if no token of the catalog stands in its bytes, in whatever case,
    and no SDK is imported by name. Names of packages are ordinary words (``together``, ``agents``, ``tts``): in Python
    they count only where an import can have them. A module is imported by ``import a, b``, by ``from a import`` or by
    its name in quotes; the last part of a dotted one stands whole in any import of it, behind its package or alone, and
    the others stand somewhere too. Names of packages may also be part of other names (``ChatTogether``), the short ones
    where they are words of their own (``diagnostics`` names no ``agno``), ordinary words not in a sentence.
    Files whose bytes need not show their text (odd encodings, escapes in notebooks) are always let through.
    """

    def __init__(self, tokens: Iterable[bytes], imports: Iterable[str] = (), packages: Iterable[str] = ()) -> None:
        words = sorted(set(tokens))
        self._tokens = len(words)
        words += [name.encode() for name in sorted(set(packages))]
        self._names = len(words)
        modules = [name.encode() for name in sorted(set(imports))]
        self._imports = [(name.rpartition(b".")[2], name.split(b".")[:-1]) for name in modules]
        words += [word.lower() for word, _ in self._imports]
        self._overlap = max(map(len, words), default=1) + 1
        self._automaton = BytesAhoCorasick(words) if words else None

    def matches(self, data: bytes, notebook: bool = False, config: bool = False) -> bool:
        """Whether the file must be parsed. ``notebook``: its text is escaped; ``config``: it names no encoding."""
        if config:
            return bool(self._wide(data) or _COMPOSING.search(data)) or self._finds_in(_Text(data), anywhere=True)
        if notebook and _ESCAPED_ASCII.search(data):
            return True
        encoding = cookie(data)
        if encoding is not None and not _PLAIN.fullmatch(encoding.replace("_", "-")):
            return True
        return self._finds_in(_Text(data), notebook)

    def _finds_in(self, text: _Text, anywhere: bool) -> bool:
        # The automaton reports every match: the head of a file mostly settles it.
        size = len(text.data)
        return self._finds(text, 0, _HEAD, anywhere) or (
            size > _HEAD and self._finds(text, _HEAD - self._overlap, size, anywhere)
        )

    def _wide(self, data: bytes) -> bool:
        """Text of two or four bytes a letter, or with escapes, hides tokens."""
        return data[:2] in (b"\xff\xfe", b"\xfe\xff") or _ESCAPED_ASCII.search(data) is not None

    def _finds(self, text: _Text, start: int, end: int, anywhere: bool) -> bool:
        """``anywhere``: the names of SDKs count wherever they stand."""
        if self._automaton is None:
            return False
        # Overlapping: a name inside a longer word must not hide a token that begins in it.
        found = self._automaton.find_matches_as_indexes(text.data[start:end].lower(), overlapping=True)
        return any(self._counts(text, index, start + first, start + last, anywhere) for index, first, last in found)

    def _counts(self, text: _Text, index: int, start: int, end: int, anywhere: bool) -> bool:
        """Whether a match of the automaton means anything where it stands."""
        if index < self._tokens:
            return True
        if index < self._names:
            data = text.data
            alone = end - start >= _SHORT or is_word_at(data, start, end)
            return alone and (anywhere or data[start:end] not in _ORDINARY or not is_prose_at(data, start, end))
        return self._is_import(text, index - self._names, start, end, anywhere)

    def _is_import(self, text: _Text, number: int, start: int, end: int, anywhere: bool) -> bool:
        """Whether the name between the offsets can be that of a module in an import, or of one in whatever text."""
        word, packages = self._imports[number]
        data = text.data
        if anywhere:
            return is_word_at(data, start, end) and text.holds(packages, lower=True)
        if data[start:end] != word or _LETTER.match(data, end) or (start and _LETTER.match(data, start - 1)):
            return False
        if packages:
            return text.holds(packages)
        before = data[max(start - _BEFORE, 0) : start].rstrip(_BLANK)
        return before.endswith((b"import", b"from", b",", b'"', b"'")) or (not before and start >= _BEFORE)


def is_word_at(data: bytes, start: int, end: int) -> bool:
    """Whether no letter goes on before or behind, but for a hump (``ChatAgno``, ``LLMChain``) or an escape."""
    before, after = data[start - 1 : start], data[end : end + 1]
    if before.isalpha() and not (before.islower() and data[start : start + 1].isupper()):
        head = data[max(start - _LONGEST_ESCAPE, 0) : start].rstrip(_WORD)
        if not head.endswith(b"\\"):
            return False
    if not after.isalpha():
        return True
    return after.isupper() and (data[end - 1 : end].islower() or data[end + 1 : end + 2].islower())


def is_prose_at(data: bytes, start: int, end: int) -> bool:
    """Whether a word stands in a sentence of a comment or docstring: ``put together.``, ``together with``.

    Code that uses a name puts something else beside it in at least one place, be it where the name is bound.
    """
    before, after = data[max(start - _BEFORE, 0) : start], data[end : end + 2]
    stripped = before.rstrip(b" \t")
    lead = stripped[-1:]
    if lead.isalpha() or lead == b"#":
        spaced = len(stripped) < len(before)
        return spaced and (after[:1] in _SPACE or (after[:1] in b".,;:!?)" and after[1:] in _SPACE))
    return lead in b"\r\n" and after[:1] == b" " and after[1:].isalpha()
