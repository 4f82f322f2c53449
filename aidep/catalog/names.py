"""What a text names: ids with and without routing prefix, path, region, version or fine-tune around them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from aidep.catalog.modelid import MAX_LENGTH, fits_family
from aidep.catalog.platform import Platform
from aidep.catalog.rows import ID, PLATFORM, VERSION, Row, cell

_SEPARATORS = "/:@."
_CUTS = ("/", ":/", ":")
"""Between the word for a platform and an id: LiteLLM's, MLflow's, and that of many."""
_CACHED = 50_000


class Ident(NamedTuple):
    """What a text is known as."""

    model: str
    """The id as the catalog writes it, without routing prefix, path or region."""
    platforms: tuple[str, ...]
    """Where it is served, as far as the catalog and a routing prefix tell; its home first."""
    prefix_platform: str | None
    """The platform that a routing prefix names."""


class Names:
    """Lookups of rows by text. All keys are in lower case."""

    def __init__(
        self,
        rows: Sequence[Row],
        ids: Mapping[str, Sequence[int]],
        scoped: Callable[[str], Sequence[int]],
        words: frozenset[str],
        platforms: Mapping[str, Platform],
    ) -> None:
        self._rows = rows
        self._ids = ids
        self._scoped = scoped
        self._words = words
        self._platforms = platforms
        self._order = list(platforms)
        self.prefixes = {word: p.id for p in platforms.values() for word in p.prefixes}
        self._shaped = [p for p in platforms.values() if any(p.grammar._replace(last_segment=False))]
        self._identified: dict[tuple[str, str | None], Ident | None] = {}

    def platforms_of(self, key: str) -> tuple[str, ...]:
        """Platforms with exactly this id, home first."""
        return tuple(dict.fromkeys(self._order[self._rows[n][PLATFORM]] for n in self._ids.get(key, ())))

    def find(self, platform: str, key: str, version: str | None = None) -> int | None:
        """The row of a model, the text written as that platform takes it, or with its own routing prefix in front."""
        number = self._at(platform, key, version)
        where = self._platforms.get(platform)
        if number is not None or where is None or len(key) > MAX_LENGTH:
            return number
        rest = [key.partition(s)[2] for s in _CUTS if self.prefixes.get(key.partition(s)[0]) == platform]
        for text in (key, *rest):
            for form in (*where.grammar.forms(text), *(path + text for path in where.grammar.paths)):
                number = self._at(platform, form, version)
                if number is not None:
                    return number
        return None

    def identify(self, text: str, platform: str | None = None) -> Ident | None:
        """See :meth:`aidep.catalog.index.Catalog.identify`."""
        asked = (text, platform)
        try:
            return self._identified[asked]
        except KeyError:
            pass
        found = self._identify(text, platform)
        if len(self._identified) < _CACHED:
            self._identified[asked] = found
        return found

    def looks_like(self, text: str) -> str | None:
        """See :meth:`aidep.catalog.index.Catalog.looks_like`."""
        if not 3 < len(text) <= MAX_LENGTH:
            return None
        key = text.lower()
        whole = self._family(key) if "/" in key else None
        if whole is not None:
            return whole  # openai/whisper-large-v3 is one of a hub
        for separator in _CUTS:
            head, cut, rest = key.partition(separator)
            prefixed = self.prefixes.get(head) if cut else None
            if prefixed is not None and rest:
                if self._platforms[prefixed].transparent:
                    return self.looks_like(rest)
                forms = self._platforms[prefixed].grammar.forms(rest)
                return prefixed if any(self._family(form) or self.looks_like(form) for form in forms) else None
        return self._family(key)

    def _at(self, platform: str, key: str, version: str | None, *, asked: bool = True) -> int | None:
        """The row of exactly this id; a version that is not listed falls back to the row without version.

        ``asked``: somebody knows the platform, so that what is merely listed there counts as well.
        """
        best = None
        for number in self._ids.get(key, ()):
            row = self._rows[number]
            if self._order[row[PLATFORM]] == platform:
                stated = cell(row, VERSION)
                if stated == version:
                    return number
                if stated is None:
                    best = number
        if best is None and asked:
            best = next((n for n in self._scoped(key) if self._order[self._rows[n][PLATFORM]] == platform), None)
        return best

    def _identify(self, text: str, platform: str | None) -> Ident | None:
        if not 1 < len(text) <= MAX_LENGTH or " " in text or "\n" in text:
            return None
        key = text.lower()
        if platform is not None:
            number = self.find(platform, key)
            if number is not None:
                model = str(self._rows[number][ID])
                others = [p for p in self.platforms_of(model.lower()) if p != platform]
                return Ident(model, (platform, *others), self._prefix_of(key))
        numbers = self._written_so(text, key)
        if numbers and (platform is not None or key not in self._words):
            return self._exact(text, key, numbers)
        if any(separator in key for separator in _SEPARATORS):
            return self._prefixed(text, key) or self._shaped_id(key)
        return None

    def _written_so(self, text: str, key: str) -> Sequence[int]:
        """The rows of an id, an ``organisation/model`` only in the case in which the platform writes it.

        ``meta-llama/Llama-3.1-8B-Instruct`` is a repository, ``meta-llama/llama-3.1-8b-instruct`` an id of a host.
        """
        numbers = self._ids.get(key, ())
        return [number for number in numbers if self._rows[number][ID] == text] if "/" in key else numbers

    def _exact(self, text: str, key: str, numbers: Sequence[int]) -> Ident:
        """``openai/gpt-oss-120b`` is an id of Groq and, behind a prefix, one of OpenAI: both are said."""
        platforms = list(dict.fromkeys(self._order[self._rows[number][PLATFORM]] for number in numbers))
        routed = self._prefix_of(key)
        if routed is not None and routed not in platforms and self.find(routed, key) is not None:
            platforms.append(routed)
            platforms.sort(key=self._order.index)
        written = [str(self._rows[number][ID]) for number in numbers]
        return Ident(text if text in written else written[0], tuple(platforms), None)

    def _prefix_of(self, key: str) -> str | None:
        for separator in "/:":
            head, cut, _ = key.partition(separator)
            if cut and head in self.prefixes:
                return self.prefixes[head]
        return None

    def _prefixed(self, text: str, key: str) -> Ident | None:
        """``provider/model`` and the like, where the provider is a word that routers use."""
        for separator in _CUTS:
            head, cut, rest = key.partition(separator)
            platform = self.prefixes.get(head) if cut else None
            if platform is None or not rest:
                continue
            tail = text[len(head) + len(separator) :]
            if self._platforms[platform].transparent:
                return self.identify(tail)
            number = self.find(platform, rest)
            if number is not None:
                return Ident(str(self._rows[number][ID]), (platform,), platform)
            inner = self.identify(tail)
            if inner is not None and self._platforms[platform].any_model:
                return Ident(tail, (platform,), platform)
            if inner is not None and separator != "/":
                return Ident(inner.model, inner.platforms, platform)
            return None  # not "openai/whisper-large-v3": the hubs' organisations are called like platforms
        return None

    def _shaped_id(self, key: str) -> Ident | None:
        """Ids in a resource path, an ARN, a region or a fine-tune, where nothing else says the platform."""
        if not (key.startswith(self._shapes) or "@" in key or ":" in key):
            return None
        found: dict[str, str] = {}
        for platform in self._shaped:
            for form in platform.grammar.forms(key):
                number = self._at(platform.id, form, None, asked=False) if form != key else None
                if number is not None:
                    found[platform.id] = str(self._rows[number][ID])
                    break
        return Ident(next(iter(found.values())), tuple(found), None) if found else None

    @cached_property
    def _shapes(self) -> tuple[str, ...]:
        return tuple(text for p in self._platforms.values() for text in p.grammar.beginnings())

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        """With one of these begins every text that fits a family, be it behind a region or path."""
        return (*self._shapes, *(family for p in self._platforms.values() for family in p.families))

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(text[:2] for text in self._beginnings)

    def _family(self, key: str) -> str | None:
        if key[:2] not in self._starts or not key.startswith(self._beginnings):
            return None
        for platform in self._platforms.values():
            if platform.families and any(fits_family(f, platform.families) for f in platform.grammar.forms(key)):
                return platform.id
        return None
