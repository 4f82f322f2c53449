"""Literals that no call is proven for: known ids anywhere, unknown ones under a telling name or beside known ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from aidep.analysis.data import names_of_data
from aidep.analysis.found import Found
from aidep.analysis.platforms import Named, Platforms
from aidep.analysis.roles import role_of
from aidep.analysis.slots import (
    around,
    is_class_of_models,
    is_of_list,
    is_own_default,
    is_plain_slot,
    is_slot,
    slot,
    words_of,
)
from aidep.analysis.spoken import spoken
from aidep.analysis.written import (
    is_hub_id,
    is_plain_hub_id,
    is_tagged,
    is_versioned,
    is_weights,
    is_word,
    is_worded,
    plausible,
)
from aidep.catalog.index import Ident
from aidep.model.facts import Context, FileFacts, Lit
from aidep.model.usage import Confidence, Role

_SPEAKING = frozenset(
    "llm llms embedding embeddings embedder reranker rerank reranking transcriber tts stt asr".split()
)
"""Words of a path that say what its code is about."""
_OTHER_THINGS = frozenset("dataset datasets data split corpus space url benchmark tokenizer".split())
"""Other things that owners of models publish."""
_PLACES = frozenset("dir directory folder path file".split())
"""Words for where something lies on one's own disk."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Reference:
    """A literal that is a model id, before it gets its place."""

    file: FileFacts
    lit: Lit
    named: Named
    role: Role
    confidence: Confidence
    name: str = ""
    reaches: Found | None = None
    platforms: tuple[str, ...] = field(default=())
    version: str | None = None
    """Azure: the version that stands beside the id."""


_SNAPSHOT = re.compile(r"[-@:]v?\d[\d.-]{2,}")
"""What the id of a snapshot has and that of its alias has not: a date or a number of three digits."""
_REPLICATE = re.compile(r"[\w.-]{1,80}/[\w.-]{1,120}:[0-9a-f]{64}")
"""An owner, a model and the hash of its version: nobody else writes ids so."""


class Unproven:
    def __init__(self, platforms: Platforms) -> None:
        self.platforms = platforms
        self.catalog = platforms.catalog
        self.uses = platforms.evaluator.project.consumers
        self._about: dict[int, bool] = {}
        """Whether a file is about models, by its identity."""
        self._tables: dict[int, set[int]] = {}
        self._data: dict[int, frozenset[int]] = {}
        """What names data sets in a file, by its identity."""

    def reference(self, lit: Lit, file: FileFacts, imported: frozenset[str]) -> Reference | None:
        """What a literal is by its text and name."""
        if lit.context.kind == "arg" and id(lit) in self._named_data(file):
            return None
        name = slot(lit.context)
        member = lit.context.kind == "field" and is_class_of_models(file.scopes[lit.scope].name)
        known = self._known(lit, is_slot(name) or member, file, imported)
        if known is not None:
            role = role_of(lit, file, self.uses)
            named = role is Role.CONFIG_VALUE or (role is Role.CALL_ARGUMENT and name)
            if named and (self._is_pointer(lit, file) or _is_title(lit, known.model, name)):
                role = Role.OTHER
            chosen = is_slot(name) or member or (is_own_default(name, role) and not is_word(lit.text))
            sure = chosen and role.is_usage and self._is_used(lit, file)
            confidence = Confidence.MEDIUM if sure and not self._elsewhere(known, lit, file) else Confidence.LOW
            return Reference(file, lit, known, role, confidence, name)
        platform = self._told(lit, name, member, file, imported)
        return None if platform is None else self._guess(lit, file, name, platform)

    def _is_pointer(self, lit: Lit, file: FileFacts) -> bool:
        """What a shorter name stands for, no choice of a model: ``{"gpt-4o": "gpt-4o-2024-08-06"}``.

        Where most entries of a table are such, all are that are keyed by something like an id.
        """
        if lit.context.kind != "value" or not lit.context.name:
            return False
        return self._is_alias(lit) or (is_versioned(lit.context.name) and id(lit.context.up) in self._pointers(file))

    def _is_alias(self, lit: Lit) -> bool:
        name = lit.context.name
        if len(name) >= len(lit.text) or not lit.text.lower().startswith(name.lower()):
            return False
        return _SNAPSHOT.fullmatch(lit.text, len(name)) is not None or self.catalog.identify(name) is not None

    def _pointers(self, file: FileFacts) -> set[int]:
        """The tables of a file that lead from names to what they stand for, by the identity of their place."""
        known = self._tables.get(id(file))
        if known is None:
            tables: dict[int, list[Lit]] = {}
            for lit in file.literals:
                if lit.context.kind == "value" and lit.context.name:
                    tables.setdefault(id(lit.context.up), []).append(lit)
            known = {key for key, lits in tables.items() if 2 * sum(map(self._is_alias, lits)) > max(len(lits), 4)}
            self._tables[id(file)] = known
        return known

    def beside(self, lit: Lit, file: FileFacts) -> Reference | None:
        """What a literal is that stands among ids."""
        platform = self._written(lit.text) or ("huggingface" if is_hub_id(lit.text) else "")
        return self._guess(lit, file, slot(lit.context), platform)

    def _guess(self, lit: Lit, file: FileFacts, name: str, platform: str) -> Reference | None:
        """A usage of an id that no catalog knows."""
        role = role_of(lit, file, self.uses)
        routed = self._routed(lit.text)
        if not role.is_usage or not (plausible(lit.text) or routed):
            return None
        named = self.platforms.name(lit.text, None, "slash" if routed else None)
        where = named.platforms or ((platform,) if platform else ())
        return Reference(file, lit, Named(named.model, None, where), role, Confidence.LOW, name)

    def _told(self, lit: Lit, name: str, member: bool, file: FileFacts, imported: frozenset[str]) -> str | None:
        """The likely platform (``""`` if unknown) of an id that only its writing and name tell, else ``None``."""
        text = lit.text
        if _REPLICATE.fullmatch(text):
            return "replicate"
        if not is_slot(name) and not member:
            hub = not words_of(name) & _OTHER_THINGS and self.catalog.looks_like(text) == "huggingface"
            return "huggingface" if hub else None
        platform = self._written(text)
        if platform is not None:
            return platform
        owned, _, version = text.removeprefix("local:").partition(":")
        if not version and (is_hub_id(owned) or is_plain_hub_id(owned)):
            return "huggingface"
        if is_tagged(text):
            return "ollama"
        written = is_versioned(text) or is_worded(text)
        plain = is_plain_slot(name) or is_of_list(lit, name)
        if plain and is_weights(text):
            return ""
        return "" if plain and written and self._is_about_models(file, imported) else None

    def _written(self, text: str) -> str | None:
        """The platform whose ids are written like this one."""
        return self._routed(text) or self.catalog.looks_like(text)

    def _routed(self, text: str) -> str | None:
        """``ollama/codestral``: a routing prefix of a platform that serves what it is given."""
        word, cut, rest = text.partition("/")
        platform = self.catalog.prefix_platform(word) if cut and rest.strip("/-._") == rest and rest else None
        known = self.catalog.platforms.get(platform or "")
        return platform if known is not None and known.any_model and plausible(f"x-{rest}") else None

    def _named_data(self, file: FileFacts) -> frozenset[int]:
        known = self._data.get(id(file))
        if known is None:
            known = self._data[id(file)] = names_of_data(file)
        return known

    def _is_about_models(self, file: FileFacts, imported: frozenset[str]) -> bool:
        if imported:
            return True
        about = self._about.get(id(file))
        if about is None:
            words = words_of(file.path)
            about = bool(words & _SPEAKING) or any(map(self.catalog.prefix_platform, words))
            about = about or any(map(self._speaks_of_models, file.literals))
            self._about[id(file)] = about
        return about

    def _speaks_of_models(self, lit: Lit) -> bool:
        """A known id, or an address of a platform."""
        text = lit.text
        return self.catalog.host(text) is not None if "://" in text else self.catalog.identify(text) is not None

    def _elsewhere(self, known: Named, lit: Lit, file: FileFacts) -> bool:
        """The names around speak of a platform that does not know the id (a deployment on Azure, a proxy)."""
        words = around(lit, file)
        return any(p in words for p in self.catalog.platforms if p not in known.platforms) and not any(
            p in words for p in known.platforms
        )

    def _is_used(self, lit: Lit, file: FileFacts) -> bool:
        """False for an element of a list or table that nothing in the project reads."""
        context: Context | None = lit.context
        while context is not None and context.kind in ("elem", "value"):
            context = context.up
        if context is None or context is lit.context or context.kind not in ("assign", "field"):
            return True
        return bool(self.uses.of(context, lit, file))

    def _known(self, lit: Lit, stated: bool, file: FileFacts, imported: frozenset[str]) -> Named | None:
        ident = self.catalog.identify(lit.text)
        if stated and (ident is None or ident.prefix_platform is None):
            ident = self._named_beside(lit, file, ident) or ident
        if ident is None or not ident.platforms:
            return None
        if ident.prefix_platform is not None:
            return Named(ident.model, ident.prefix_platform, ident.platforms)
        platforms = self.likely(ident.model, ident.platforms, lit, file)
        return Named(ident.model, None, self._likely(platforms, lit, file, imported))

    def _named_beside(self, lit: Lit, file: FileFacts, known: Ident | None) -> Ident | None:
        """An id that one platform lists, a plain word mostly, where the names around speak of that platform, and not of
        one that it is ``known`` on.

        ``OLLAMA_MODELS = ["mistral"]``, ``{"cohere": {"model": "command"}}``, ``REKA_CORE = "reka-core"``.
        """
        words = around(lit, file)
        if known is not None and not words.isdisjoint(known.platforms):
            return None
        for platform in self.catalog.platforms:
            ident = self.catalog.identify(lit.text, platform) if platform in words else None
            if ident is not None and platform in ident.platforms:
                return ident
        return None

    def likely(self, model: str, platforms: tuple[str, ...], lit: Lit, file: FileFacts) -> tuple[str, ...]:
        """Without the platforms that serve other people's weights and that nothing in the project speaks of.

        Weights that nobody serves as his own are another's where the names around them speak of him alone.
        """
        lent = [platform for platform in platforms if self.catalog.is_lent(model, platform)]
        if not lent:
            return platforms
        words = around(lit, file)
        if len(lent) == len(platforms) and words.isdisjoint(platforms):
            others = tuple(
                p.id for p in self.catalog.platforms.values() if p.any_model and not p.router and p.id in words
            )
            if others:
                return others
        if words_of(slot(lit.context)) & _PLACES and "/" not in model:
            return tuple(p for p in platforms if p in words or p not in lent)
        return tuple(p for p in platforms if p in words or p in self.spoken or p not in lent)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The platforms that the project speaks of."""
        return spoken(self.platforms.evaluator.project, self.catalog)

    def _likely(
        self, platforms: tuple[str, ...], lit: Lit, file: FileFacts, imported: frozenset[str]
    ) -> tuple[str, ...]:
        """The platforms, those first that the words around the literal or the file's imports speak of."""
        if len(platforms) < 2:
            return platforms
        words = around(lit, file)
        spoken = [p for p in platforms if p in words]
        if not spoken:
            used = {self.platforms.evaluator.sdks.platform.get(sdk) for sdk in imported}
            spoken = [p for p in platforms if p in used]
        return (*spoken, *(p for p in platforms if p not in spoken))


def _is_title(lit: Lit, model: str, name: str) -> bool:
    """``["GPT-4", "Alpaca 7B"]``: what people call a model whose id begins with a small letter."""
    stated = is_slot(name) and lit.context.kind != "elem"
    return lit.text[:1].isupper() and model[:1].islower() and not stated
