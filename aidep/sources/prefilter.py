"""Which files can mention an AI service at all, told from their bytes."""

from __future__ import annotations

import re
from itertools import pairwise

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
    from collections.abc import Callable, Iterable

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
_COMPOSES = (b"defaults:", b"${oc.")
"""Without one of these in it no file has a match of the pattern, which takes a hundred times as long to look for."""
_MARK = b"aidep:"
"""What a suppression of ours begins with."""
_NEITHER = False, False
_NOT, _PASSING, _CERTAIN = range(3)
"""What a match says: nothing; something where somebody imports what it names; something by itself."""


class _Text:
    """The bytes of a file; each of the catalog's words is looked for once, however often somebody asks."""

    __slots__ = ("_held", "_lower", "_speaks", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._lower: bytes | None = None
        self._held: dict[bytes, bool] = {}
        self._speaks: bool | None = None

    def speaks(self) -> bool:
        """Whether a key in JSON speaks of models."""
        if self._speaks is None:
            self._speaks = _speaks(self.data)
        return self._speaks

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
        """``many`` files will be looked at, which pays for what takes longer to make and less to ask."""
        words = sorted(set(tokens))
        self._tokens = len(words)
        words += [name.encode() for name in sorted(set(packages))]
        self._names = len(words)
        modules = [name.encode() for name in sorted(set(imports))]
        self._imports = [(name.rpartition(b".")[2], name.split(b".")[:-1]) for name in modules]
        words += [word.lower() for word, _ in self._imports]
        self._called = [*words[self._tokens : self._names], *modules]
        """What a match behind the tokens names."""
        self._mark = len(words)
        words.append(_MARK)
        numbers: dict[bytes, list[int]] = {}
        for number, word in enumerate(words):
            numbers.setdefault(word, []).append(number)
        self._numbers = list(numbers.values())
        """Which of the words, some of which are the same, a match of the automaton is."""
        self._needs = [self._need_of(word, found) for word, found in numbers.items()] if many else None
        """What must hold of a match in Python, whichever of the words it is: most fail, and are done with."""
        self._overlap = max(map(len, words)) + 1
        how = Implementation.DFA if many else None
        self._automaton = BytesAhoCorasick(list(numbers), implementation=how)

    def matches(self, data: bytes, notebook: bool = False, config: bool = False, keyed: bool = False) -> bool:
        """Whether the file must be parsed.

        ``notebook``: its text is escaped; ``config``: it names no encoding; ``keyed``: it is data in JSON. What no
        catalog knows is a model there by its key alone, so an SDK's name says nothing where no key speaks of models.
        """
        return self.tell(data, notebook, config, keyed)[0]

    def tell(
        self, data: bytes, notebook: bool = False, config: bool = False, keyed: bool = False, plain: bool = False
    ) -> tuple[bool, bool]:
        """Whether the file must be parsed, as :meth:`matches` says, and whether it may hold a suppression of ours.

        ``plain``: it is known to be ASCII that names no encoding.
        """
        if not plain and (self._wide(data) or _composes(data) if config else self._is_odd(data, notebook)):
            return True, _MARK in data
        if len(data) > _HEAD:
            return self._scan(data, notebook or config, keyed)
        found = self._found(data.lower())
        return self._weigh(_Text(data), 0, found, notebook or config, keyed) if found else _NEITHER  # as for most

    def look(self, data: bytes, notebook: bool = False) -> tuple[bool, frozenset[str]]:
        """Of a Python file or notebook that :meth:`matches`: whether it says something by itself, and names of SDKs.

        The names are modules that it imports and packages whose service it calls by its address, or if it says nothing
        by itself, modules and packages that it mentions.
        A notebook always says something: how it imports cannot be told from its bytes.
        """
        text = _Text(data)
        certain, said = notebook or self._is_odd(data, notebook), {_PASSING: set[int](), _CERTAIN: set[int]()}
        called: set[int] = set()
        for word, first, last in self._found(data.lower()):
            for index in self._numbers[word]:
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

    def _scan(self, data: bytes, anywhere: bool, keyed: bool) -> tuple[bool, bool]:
        """What :meth:`tell` says of many bytes that show the text. ``anywhere``: names of SDKs count wherever they
        stand."""
        # The automaton reports every match: the head of a file mostly settles it.
        text, marked = _Text(data), False
        rest = _HEAD - self._overlap
        for start, part in ((0, data[:_HEAD]), (rest, data[rest:])):
            worth, mark = self._weigh(text, start, self._found(part.lower()), anywhere, keyed)
            if worth:
                return True, _MARK in data
            marked = marked or mark
        return False, marked

    def _need_of(self, word: bytes, numbers: list[int]) -> Callable[[bytes, int, int], bool] | None:
        if min(numbers) < self._tokens or self._mark in numbers:
            return None
        if min(numbers) >= self._names:
            return is_whole_at
        return is_word_at if len(word) < _SHORT else None  # what stands whole is a word

    def _weigh(
        self, text: _Text, start: int, found: list[tuple[int, int, int]], anywhere: bool, keyed: bool
    ) -> tuple[bool, bool]:
        """What these matches, in a part of the text that begins at ``start``, say of the file."""
        marked = False
        needs = self._needs if not anywhere else None
        for word, first, last in found:
            need = needs[word] if needs is not None else None
            if need is not None and not need(text.data, start + first, start + last):
                continue
            for number in self._numbers[word]:
                if number == self._mark:
                    marked = marked or _MARK in text.data  # perhaps in capitals
                    continue
                meaning = self._meaning(text, number, start + first, start + last, anywhere)
                if meaning == _CERTAIN or (meaning == _PASSING and not (keyed and not text.speaks())):
                    return True, _MARK in text.data
        return False, marked

    def _wide(self, data: bytes) -> bool:
        """Text of two or four bytes a letter, or with escapes, hides tokens."""
        return data[:2] in (b"\xff\xfe", b"\xfe\xff") or _ESCAPED_ASCII.search(data) is not None

    def _found(self, data: bytes) -> list[tuple[int, int, int]]:
        """Each match in lower-case bytes: which of :attr:`_numbers`, its start and its end."""
        # Overlapping: a name inside a longer word must not hide a token that begins in it.
        return self._automaton.find_matches_as_indexes(data, overlapping=True)

    def _meaning(self, text: _Text, index: int, start: int, end: int, anywhere: bool) -> int:
        """What a match of the automaton says where it stands."""
        if index < self._tokens:
            return _CERTAIN if begins_at(text.data, start) else _NOT
        if index < self._names:
            return self._package(text.data, start, end, anywhere)
        if index == self._mark:
            return _NOT
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


def _composes(data: bytes) -> bool:
    """Whether it may be a file of Hydra that says which others count."""
    return any(word in data for word in _COMPOSES) and _COMPOSING.search(data) is not None


def _speaks(data: bytes) -> bool:
    """Whether :data:`_SPEAKING_KEY` matches somewhere.

    The pattern is slow, and data repeats its keys: it is shown each of them once. What ends in a quote holds no other.
    """
    pieces = data.split(b'"')
    keys = {piece for piece, behind in pairwise(pieces) if behind.lstrip()[:1] == b":"}
    return _SPEAKING_KEY.search(b'":'.join((*keys, b""))) is not None
