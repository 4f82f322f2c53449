"""Which files can mention an AI service at all, told from their bytes."""

from __future__ import annotations

import re

from ahocorasick_rs import BytesAhoCorasick, Implementation

from aidep.sources.cookie import cookie
from aidep.sources.places import (
    begins_at,
    is_host_at,
    is_imported_at,
    is_prose_at,
    is_quoted_at,
    is_whole_at,
    is_word_at,
)

TYPE_CHECKING = False  # `typing` itself takes longer to import than most files to look through
if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = 1 << 14
_PLAIN = re.compile(
    r"utf-?8|ascii|us-ascii|latin-?1|iso-?8859-?\d+|iso-latin-1|cp125\d|windows-125\d|koi8-[ru]", re.IGNORECASE
)
_ESCAPED_ASCII = re.compile(rb"\\u00[2-7]")
_SHORT = 6
"""Names below this length stand in ordinary words."""
_COMPOSING = re.compile(rb"^defaults:\s*[\[#-]|\$\{oc\.", re.MULTILINE)
"""A file of Hydra may say which others count, and name no model itself."""
_ORDINARY = frozenset(b"clip flair guidance instructor optimum outlines replicate swarms together".split())
"""Packages that are named with a word of plain English."""
_LOADING = (b"import_module", b"__import__")
"""What imports a module by its name in quotes."""
_SPEAKING_KEY = re.compile(
    rb"(?:(?i:model|engine|deployment|repo|checkpoint|embed|encod|rerank|controlnet|lora|unet|vae)"
    rb"|(?:(?<![A-Za-z])(?i:[lv]?lms?)|(?<=[a-z])[LV]?LMS?)(?![a-z]))"
    rb"[^\"\r\n]{0,80}\"\s*:"
)
"""A key in JSON with a word that the analysis takes for one of models."""
_NOT, _PASSING, _CERTAIN = range(3)
"""What a match says: nothing; something where somebody imports what it names; something by itself."""


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

    It errs on one side only: a file is passed over if no token of the catalog begins in its bytes, in whatever case,
    and no SDK is imported by name. Names of packages are ordinary words (``together``, ``agents``, ``tts``): in Python
    they count only where an import can have them. A module is imported by ``import a, b``, by ``from a import`` or by
    its name in quotes; the last part of a dotted one stands whole in any import of it, behind its package or alone, and
    the others stand somewhere too. Names of packages may also be part of other names (``ChatTogether``), the short ones
    where they are words of their own (``diagnostics`` names no ``agno``), ordinary words not in a sentence.
    Files whose bytes need not show their text (odd encodings, escapes in notebooks) are always let through.

    A part of a name and a module in quotes say something only where somebody imports what they name, or what hands it
    on: :meth:`look` tells the files that hold no more than that.
    """

    def __init__(
        self,
        tokens: Iterable[bytes],
        imports: Iterable[str] = (),
        packages: Iterable[str] = (),
        *,
        many: bool = False,
    ) -> None:
        """``many`` files will be looked at, which pays for an automaton that takes longer to build and less to run."""
        words = sorted(set(tokens))
        self._tokens = len(words)
        words += [name.encode() for name in sorted(set(packages))]
        self._names = len(words)
        modules = [name.encode() for name in sorted(set(imports))]
        self._imports = [(name.rpartition(b".")[2], name.split(b".")[:-1]) for name in modules]
        words += [word.lower() for word, _ in self._imports]
        self._called = [*words[self._tokens : self._names], *modules]
        """What a match behind the tokens names."""
        self._overlap = max(map(len, words), default=1) + 1
        how = Implementation.DFA if many else None
        self._automaton = BytesAhoCorasick(words, implementation=how) if words else None

    def matches(self, data: bytes, notebook: bool = False, config: bool = False, keyed: bool = False) -> bool:
        """Whether the file must be parsed.

        ``notebook``: its text is escaped; ``config``: it names no encoding; ``keyed``: it is data in JSON. What no
        catalog knows is a model there by its key alone, so an SDK's name says nothing where no key speaks of models.
        """
        if config:
            if self._wide(data) or _COMPOSING.search(data):
                return True
            least = _CERTAIN if keyed and not _SPEAKING_KEY.search(data) else _PASSING
            return self._finds_in(_Text(data), True, least)
        return self._is_odd(data, notebook) or self._finds_in(_Text(data), notebook)

    def look(self, data: bytes, notebook: bool = False) -> tuple[bool, frozenset[str]]:
        """Of a Python file or notebook that :meth:`matches`: whether it says something by itself, and names of SDKs.

        The names are modules that it imports and packages whose service it calls by its address, or if it says nothing
        by itself, modules and packages that it mentions.
        A notebook always says something: how it imports cannot be told from its bytes.
        """
        text = _Text(data)
        certain, said = notebook or self._is_odd(data, notebook), {_PASSING: set[int](), _CERTAIN: set[int]()}
        called: set[int] = set()
        for index, first, last in self._automaton_of(data.lower()):
            if self._tokens <= index < self._names and is_host_at(data, first, last):
                called.add(index)
            if index not in said[_CERTAIN]:
                meaning = self._meaning(text, index, first, last, notebook)
                if meaning != _NOT:
                    said[meaning].add(index)
        certain = certain or bool(said[_CERTAIN])
        numbers = said[_PASSING if notebook or not certain else _CERTAIN] | (called if certain else set())
        return certain, frozenset(self._called[n - self._tokens].decode() for n in numbers if n >= self._tokens)

    def _is_odd(self, data: bytes, notebook: bool) -> bool:
        """Whether bytes need not show the text."""
        if notebook and _ESCAPED_ASCII.search(data):
            return True
        encoding = cookie(data)
        return encoding is not None and not _PLAIN.fullmatch(encoding.replace("_", "-"))

    def _finds_in(self, text: _Text, anywhere: bool, least: int = _PASSING) -> bool:
        # The automaton reports every match: the head of a file mostly settles it.
        size = len(text.data)
        if size <= _HEAD:
            return self._finds(text, 0, text.data, anywhere, least)
        rest = _HEAD - self._overlap
        parts = ((0, text.data[:_HEAD]), (rest, text.data[rest:]))
        return any(self._finds(text, start, part, anywhere, least) for start, part in parts)

    def _wide(self, data: bytes) -> bool:
        """Text of two or four bytes a letter, or with escapes, hides tokens."""
        return data[:2] in (b"\xff\xfe", b"\xfe\xff") or _ESCAPED_ASCII.search(data) is not None

    def _finds(self, text: _Text, start: int, part: bytes, anywhere: bool, least: int) -> bool:
        """Whether a part of the text that begins at ``start`` says so much.

        ``anywhere``: the names of SDKs count wherever they stand.
        """
        found = self._automaton_of(part.lower())
        return any(self._meaning(text, i, start + first, start + last, anywhere) >= least for i, first, last in found)

    def _automaton_of(self, data: bytes) -> list[tuple[int, int, int]]:
        """Number, start and end of every word in lower-case bytes."""
        if self._automaton is None:
            return []
        # Overlapping: a name inside a longer word must not hide a token that begins in it.
        return self._automaton.find_matches_as_indexes(data, overlapping=True)

    def _meaning(self, text: _Text, index: int, start: int, end: int, anywhere: bool) -> int:
        """What a match of the automaton says where it stands."""
        if index < self._tokens:
            return _CERTAIN if begins_at(text.data, start) else _NOT
        if index < self._names:
            return self._package(text.data, start, end, anywhere)
        return self._module(text, index - self._names, start, end, anywhere)

    def _package(self, data: bytes, start: int, end: int, anywhere: bool) -> int:
        """Whether the name between the offsets can be that of a package, or a part of what it makes."""
        if end - start < _SHORT and not is_word_at(data, start, end):
            return _NOT
        if not anywhere and (is_whole_at(data, start, end) and is_imported_at(data, start)):
            return _CERTAIN
        in_prose = not anywhere and data[start:end] in _ORDINARY and is_prose_at(data, start, end)
        return _NOT if in_prose else _PASSING

    def _module(self, text: _Text, number: int, start: int, end: int, anywhere: bool) -> int:
        """Whether the name between the offsets can be that of a module in an import, or of one in whatever text."""
        word, packages = self._imports[number]
        data = text.data
        if anywhere:
            return _PASSING if is_word_at(data, start, end) and text.holds(packages, lower=True) else _NOT
        if data[start:end] != word or not is_whole_at(data, start, end) or not text.holds(packages):
            return _NOT
        if packages or is_imported_at(data, start):
            return _CERTAIN
        if is_quoted_at(data, start, end):
            return _CERTAIN if any(text.holds((word,)) for word in _LOADING) else _PASSING
        return _NOT
