"""Which texts of a configuration file are model ids, on which platform, in which role."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.analysis.config.places import Place, Text, texts
from aidep.analysis.config.roles import file_role, role_of
from aidep.analysis.platforms import Named
from aidep.analysis.references import References
from aidep.analysis.required import LOCKS
from aidep.analysis.slots import is_plain_slot, is_slot, slot, words_of
from aidep.analysis.unproven import Reference
from aidep.analysis.written import is_hub_id, is_versioned, plausible
from aidep.model.facts import Expr, FileFacts, Lit, SeqOf
from aidep.model.usage import Confidence, Role

_PROVIDER_KEYS = frozenset(
    """
    provider model_provider api_type llm_provider custom_llm_provider vendor backend type _type class_name api service
    platform model_type class client connection _target_ id format llm_type embedding_provider module
    """.split()
)
_URL_KEYS = frozenset("base_url api_base baseurl apibase endpoint url host server base".split())
_VERSION_KEYS = frozenset({"version", "model_version", "modelversion"})
_DEPLOYMENT = frozenset({"deployment", "deployments"})
_FARTHEST = 4
"""Dictionaries around an id whose entries may say where it is called."""


class ConfigReferences:
    """References of configuration files. ``python`` knows which literals end in calls."""

    def __init__(self, python: References) -> None:
        self.python = python
        self.platforms = python.platforms
        self.catalog = python.catalog

    def of(self, file: FileFacts, format: str) -> list[Reference]:
        """All references of a file, in its order."""
        if file.path.rpartition("/")[2].lower() in LOCKS:
            return []  # nothing in it is a model
        everywhere = file_role(file.path, format, file.root)
        found = []
        for text in texts(file.root):
            reference = self._reference(text, file, format)
            if reference is not None:
                if everywhere is not None and reference.role is not Role.DOC:
                    reference.role = everywhere
                found.append(reference)
        return found

    def _reference(self, text: Text, file: FileFacts, format: str) -> Reference | None:
        lit = text.lit
        if len(lit.text) < 2 or "://" in lit.text:
            return None
        reach = self.python.reached.get(id(lit))
        name = "" if text.is_key else slot(lit.context)
        if reach is not None and not text.is_key:
            return Reference(file, lit, reach.named, Role.CONFIG_VALUE, reach.confidence, name, reach.call)
        ident = self.catalog.identify(lit.text)
        in_slot = is_slot(name)
        if ident is None and not in_slot:
            return None
        hint, sure = self._where(text)
        sure = sure or (format == "sql" and hint is not None)  # by the function that is called
        if ident is None and hint is not None:
            ident = self.catalog.identify(lit.text, hint)
        if ident is None or not ident.platforms:
            return self._by_slot(text, file, name, hint if sure else None, format) if in_slot else None
        role = role_of(text, format)
        named = Named(ident.model, ident.prefix_platform, ident.platforms)
        if named.platform is None and hint is not None:
            named = self._hinted(named, lit.text, hint, sure)
        if named.platform is None:
            named = named._replace(platforms=self.python.unproven.likely(named.model, named.platforms, lit, file))
        deployment = bool(words_of(text.key) & _DEPLOYMENT)
        confident = in_slot and role.is_usage and not deployment and hint != "self-hosted"
        return Reference(
            file,
            lit,
            named,
            role,
            Confidence.MEDIUM if confident else Confidence.LOW,
            name,
            version=self._version(text) if named.platform == "azure" else None,
        )

    def _hinted(self, named: Named, text: str, hint: str, sure: bool) -> Named:
        """An id whose surroundings say where it is called; a word in a name only chooses among those that serve it."""
        if hint == "self-hosted":
            return Named(named.model, None, ())
        if sure or hint in named.platforms:
            others = tuple(platform for platform in named.platforms if platform != hint)
            return Named(self.platforms.name(text, hint).model, hint, (hint, *others))
        return named

    def _by_slot(self, text: Text, file: FileFacts, name: str, stated: str | None, format: str) -> Reference | None:
        """An id that the catalog does not know, under a telling name: taken when it is written like one."""
        written = text.lit.text
        if text.is_key or not plausible(written) or stated == "self-hosted":
            return None
        platform = self.catalog.looks_like(written) or ("huggingface" if is_hub_id(written) else None)
        if platform is None and stated is not None and is_plain_slot(name) and is_versioned(written):
            platform = stated
        role = role_of(text, format)
        if platform is None or not role.is_usage:
            return None
        named = self.platforms.name(written, None)
        where = named.platforms or (stated or platform,)
        return Reference(file, text.lit, Named(named.model, None, where), role, Confidence.LOW, name)

    # -- where it is called --------------------------------------------------------------------

    def _where(self, text: Text) -> tuple[str | None, bool]:
        """The platform that the surroundings speak of, and whether they say so outright."""
        named = self._in_words(text.key)
        if named is not None and not text.is_key:
            return named, False
        for number, place in enumerate(text.place.chain() if text.place is not None else ()):
            if number >= _FARTHEST:
                break
            stated = self._stated(place)
            if stated is not None:
                return stated, True
            named = self._in_words(place.key)
            if named is not None:
                return named, False
        return None, False

    def _stated(self, place: Place) -> str | None:
        """What ``provider: azure`` or ``base_url: https://...`` beside an id says; nothing where several say it."""
        found: list[str] = []
        entries = {key.lower(): value for key, value in place.entries()}
        if "format" in entries and entries.keys() & _VERSION_KEYS:
            return "azure"  # the block of a deployment in Terraform, ARM and Bicep
        for low, value in entries.items():
            for written in _written(value):
                if "://" in written and (low in _URL_KEYS or low.rpartition("_")[2] in _URL_KEYS):
                    found += filter(None, [self.catalog.host(written)])
                elif low in _PROVIDER_KEYS or low.endswith(("_provider", "_type")):
                    platform = self.catalog.prefix_platform(written.replace("-", "_")) or self._in_words(written)
                    found += filter(None, [platform])
        if "azure" in found:
            return "azure"
        return found[0] if found and (len(set(found)) == 1 or found[0] != "self-hosted") else None

    def _in_words(self, name: str) -> str | None:
        spoken = words_of(name)
        if "azure" in spoken or "azurerm" in spoken:
            return "azure"
        return next((platform for platform in self.catalog.platforms if platform in spoken), None)

    def _version(self, text: Text) -> str | None:
        """Azure: infrastructure names id and version side by side."""
        if text.place is None:
            return None
        for key, value in text.place.entries():
            if key.lower() in _VERSION_KEYS and isinstance(value, Lit):
                return value.text
        return None


def _written(value: Expr) -> Iterator[str]:
    if isinstance(value, Lit):
        yield value.text
    elif isinstance(value, SeqOf):
        yield " ".join(item.text for item in value.items[:8] if isinstance(item, Lit))
