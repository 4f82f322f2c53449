"""Which literals are model ids: known ones anywhere, unknown ones where a call or a name says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from aidep.analysis.calls import Found
from aidep.analysis.platforms import Named, Platforms
from aidep.analysis.roles import hands_on_default, is_test, role_of, uses_of
from aidep.analysis.values import Str
from aidep.model.facts import Context, FileFacts, Lit
from aidep.model.usage import CallKind, Confidence, Role

_MODEL_WORDS = frozenset(
    "model models llm llms engine deployment repo checkpoint embedder embedding embeddings encoder reranker"
    " modelid modelname lm vlm".split()
)
_NOT_MODELS = frozenset(
    "path dir directory file filename type class version prefix provider format config url folder kwargs key api base"
    " mode dim size max token tokens tag label description family vendor store alias aliases voice".split()
)
_OR_PATH = re.compile(r"_or_(path|dir|url)\b", re.IGNORECASE)
"""``model_name_or_path`` is a name of a model all the same."""
_PLAIN_SLOTS = frozenset("model model_name model_id modelid default_model model_type_or_name".split())
_VERSIONED = re.compile(r"(?=.*[a-z])(?=.*[0-9])[a-z][a-z0-9]*([-.:_][a-z0-9.]+)*\Z", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]{1,60}/[A-Za-z0-9][\w.-]{2,90}\Z")
_NOT_HUB = re.compile(
    r"(application|text|image|audio|video|multipart|font|model)/|.*\.(py|json|ya?ml|txt|md|html?|csv|toml|png|jpe?g|svg|pt|"
    r"bin|onnx|gguf|ipynb|js|css|pdf|sh|j2|xml|wav|mp[34]|sql|db|log|zip|gz|tar|cfg|ini|safetensors)\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z_]{3,40}\Z")
_IMPLAUSIBLE = re.compile(r"[/~.:]|.*[\s<>\\|]|.*\{|https?:|\d+\Z|[A-Za-z_]+\Z")
"""Paths, URLs, templates, numbers and bare words; words that are ids are known to the catalog."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Reach:
    """How a literal ends in calls."""

    named: Named
    confidence: Confidence
    call: Found
    tokenizer: bool
    also: tuple[str, ...] = ()
    """All platforms that calls take it to, when there are several."""
    near: bool = False
    """The call stands in the same file."""

    def rank(self) -> tuple[bool, bool, int, bool]:
        """A call counts over a tokenizer, a model over a deployment name, proof over guess, near over far."""
        return not self.tokenizer, not self.call.decided.deployment, self.confidence.rank, self.near


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


def plausible(text: str) -> bool:
    """Whether a text that reached a model argument can be a model id: no path, URL, template or number."""
    return 1 < len(text) <= 200 and not _IMPLAUSIBLE.match(text)


class References:
    def __init__(self, platforms: Platforms) -> None:
        self.platforms = platforms
        self.catalog = platforms.catalog
        self.uses = platforms.evaluator.project.uses
        self.reached: dict[int, Reach] = {}
        """By identity of the literal."""

    def note(self, found: Found) -> None:
        """Remembers which literals a call can receive."""
        for text in found.texts:
            lit = text.lit
            if lit is None or lit.site < 0 or (found.tokenizer and not _only_counts(text, lit)):
                continue
            named = self.name(text, found)
            if named is None:
                continue
            reach = Reach(named, found.decided.confidence, found, found.tokenizer, near=text.file is found.file)
            known = self.reached.get(id(lit))
            if known is None:
                self.reached[id(lit)] = reach
                continue
            better, other = (reach, known) if reach.rank() > known.rank() else (known, reach)
            platforms = tuple(dict.fromkeys((*better.named.platforms[:1], *known.also, *other.named.platforms[:1])))
            better.also = platforms if not other.tokenizer else better.also
            self.reached[id(lit)] = better

    def _foreign(self, named: Named, text: Str, found: Found) -> bool:
        """A value that flowed to a vendor which does not serve it, while others do: too much was joined on the way.

        A literal that stands in the call itself is taken at its word.
        """
        platform = self.catalog.platforms.get(named.platform or "")
        direct = text.lit is not None and text.lit.context.kind == "arg" and not text.hops
        if platform is None or not named.platforms or platform.id in named.platforms or direct:
            return False
        if found.kind is CallKind.LOADER:
            return "/" not in named.model  # ids of a hub mostly name an owner; "text-embedding-ada-002" is not one
        return not platform.any_model

    def name(self, text: Str, found: Found) -> Named | None:
        """The model that a text names to a call, ``None`` if it cannot be one."""
        raw = text.text
        if raw.endswith("{}") and raw.removesuffix("{}").endswith((":", "@")):
            raw = raw.removesuffix("{}")[:-1]
        known = self.catalog.identify(raw, found.decided.platform) is not None
        if not known and not raw.startswith("hf://") and not plausible(raw) and not _is_direct_word(text):
            return None
        named = self.platforms.name(raw, found.decided.platform, found.decided.router)
        if self._foreign(named, text, found):
            return None
        return named._replace(platform=None, platforms=()) if found.decided.elsewhere else named

    def of(self, file: FileFacts, imported: frozenset[str]) -> list[Reference]:
        """All references of a file, in the order of its literals."""
        test = is_test(file.path)
        found: list[Reference] = []
        tables: dict[int, list[Reference]] = {}
        undecided: list[tuple[Lit, int]] = []
        for lit in file.literals:
            reference = self._literal(lit, file, imported)
            root = _root(lit.context)
            if reference is not None:
                if test and reference.role is not Role.DOC:
                    reference.role = Role.TEST
                found.append(reference)
                if root is not None:
                    tables.setdefault(id(root), []).append(reference)
            elif root is not None and not test and _is_hub_id(lit.text) and not _in_key(lit.context):
                undecided.append((lit, id(root)))
        for lit, root_id in undecided:
            siblings = [r for r in tables.get(root_id, ()) if r.role in (Role.CONFIG_VALUE, Role.DEFAULT)]
            if siblings:
                named = Named(lit.text, "huggingface", ("huggingface",))
                role = role_of(lit, file, self.uses)
                found.append(Reference(file, lit, named, role, Confidence.LOW, slot(lit.context)))
        return found

    def _literal(self, lit: Lit, file: FileFacts, imported: frozenset[str]) -> Reference | None:
        text = lit.text
        if len(text) < 2 or lit.site < 0:
            return None
        reach = self.reached.get(id(lit))
        name = slot(lit.context)
        if reach is not None:
            role = role_of(lit, file, self.uses, True, reach.tokenizer)
            if role is Role.TABLE_KEY and not reach.tokenizer:
                role = Role.CALL_ARGUMENT if lit.context.kind == "arg" else role
            named = reach.named
            if len(reach.also) > 1:
                named = named._replace(platforms=reach.also)
            elif named.platform is not None:
                named = named._replace(platforms=(named.platform,))  # the call proves it
            return Reference(file, lit, named, role, reach.confidence, name, reach.call)
        known = self._known(lit, file, imported)
        if known is not None:
            role = role_of(lit, file, self.uses)
            in_slot = _is_slot(name) or (lit.context.kind == "field" and _is_slot(file.scopes[lit.scope].name))
            sure = in_slot and role.is_usage and self._is_used(lit, file) and not self._elsewhere(known, lit, file)
            confidence = Confidence.MEDIUM if sure else Confidence.LOW
            return Reference(file, lit, known, role, confidence, name)
        enum = lit.context.kind == "field" and _is_slot(file.scopes[lit.scope].name)
        if not _is_slot(name) and not enum:
            return None
        return self._by_slot(lit, name, file, imported)

    def _elsewhere(self, known: Named, lit: Lit, file: FileFacts) -> bool:
        """The names around speak of a platform that does not know the id (a deployment on Azure, a proxy)."""
        words = _around(lit, file)
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
        return bool(uses_of(context, lit, file, self.uses))

    def _known(self, lit: Lit, file: FileFacts, imported: frozenset[str]) -> Named | None:
        ident = self.catalog.identify(lit.text)
        if ident is None or not ident.platforms:
            return None
        if ident.prefix_platform is not None:
            return Named(ident.model, ident.prefix_platform, ident.platforms)
        platforms = self._likely(ident.platforms, lit, file, imported)
        return Named(ident.model, None, platforms)

    def _likely(
        self, platforms: tuple[str, ...], lit: Lit, file: FileFacts, imported: frozenset[str]
    ) -> tuple[str, ...]:
        """The platforms, those first that the words around the literal or the file's imports speak of."""
        if len(platforms) < 2:
            return platforms
        words = _around(lit, file)
        spoken = [p for p in platforms if p in words]
        if not spoken:
            used = {self.platforms.evaluator.sdks.platform.get(sdk) for sdk in imported}
            spoken = [p for p in platforms if p in used]
        return (*spoken, *(p for p in platforms if p not in spoken))

    def _by_slot(self, lit: Lit, name: str, file: FileFacts, imported: frozenset[str]) -> Reference | None:
        """An unknown id under a telling name: taken when it is written like one."""
        platform = self.catalog.looks_like(lit.text)
        if platform is None and _is_hub_id(lit.text):
            platform = "huggingface"
        plain = name.lower() in _PLAIN_SLOTS and bool(imported) and _VERSIONED.match(lit.text) is not None
        if (platform is None and not plain) or not plausible(lit.text):
            return None
        role = role_of(lit, file, self.uses)
        if not role.is_usage:
            return None
        named = self.platforms.name(lit.text, None)
        where = named.platforms or ((platform,) if platform else ())
        return Reference(file, lit, Named(named.model, None, where), role, Confidence.LOW, name)


def _is_direct_word(text: Str) -> bool:
    """A plain word that is written in the call itself or is the default of its parameter: ``load_model("medium")``."""
    lit = text.lit
    near = lit is not None and lit.text == text.text and lit.context.kind in ("arg", "param") and not text.hops
    return near and _WORD.match(text.text) is not None


def _only_counts(text: Str, lit: Lit) -> bool:
    """Whether an id that reaches a tokenizer may be there for counting alone.

    A field or an argument of a constructor is for more than that, and so is what is handed on.
    """
    if lit.context.kind in ("field", "attr", "store", "value"):
        return False
    return not text.hops or lit.context.kind == "param"


def slot(context: Context | None) -> str:
    """The nearest name that the literal is bound to: keyword, parameter, variable or key."""
    while context is not None:
        if context.kind == "arg" and not hands_on_default(context):
            return "" if context.detail.isdigit() or context.detail.startswith("*") else context.detail
        if context.kind == "value" and context.name and not (_is_slot(context.name) or _speaks_otherwise(context.name)):
            context = context.up  # DEPTH_MODELS = {"large": "..."}: the key says nothing
            continue
        if context.kind in ("param", "assign", "field", "attr", "store", "value") and context.name:
            return context.name
        if context.kind in ("key", "annot", "cmp"):
            return ""
        context = context.up
    return ""


def _is_slot(name: str) -> bool:
    words = {w.lower() for w in _WORDS.findall(_OR_PATH.sub("", name))}
    return bool(words & _MODEL_WORDS) and not words & _NOT_MODELS


def _speaks_otherwise(name: str) -> bool:
    return bool({w.lower() for w in _WORDS.findall(name)} & _NOT_MODELS)


def _is_hub_id(text: str) -> bool:
    if not _HUB_ID.match(text) or _NOT_HUB.match(text):
        return False
    name = text.partition("/")[2]
    return any(c.isdigit() or c.isupper() for c in name) or "-" in name


def _root(context: Context) -> Context | None:
    """The outermost collection that a literal stands in, if any."""
    current: Context | None = context
    root: Context | None = None
    while current is not None and current.kind in ("elem", "value", "key", "tern"):
        root = current.up
        current = current.up
    return root


def _in_key(context: Context) -> bool:
    return context.kind == "key"


def _around(lit: Lit, file: FileFacts) -> set[str]:
    """Words of the names around a literal: callee, bound name, enclosing definitions, file."""
    names: list[str] = [file.path.rpartition("/")[2].rpartition(".")[0]]
    context: Context | None = lit.context
    while context is not None:
        names += [context.name, context.detail]
        context = context.up
    index = lit.scope
    while index > 0:
        names.append(file.scopes[index].name)
        index = file.scopes[index].parent
    words = {w.lower() for name in names for w in _WORDS.findall(name)}
    if "azure" in words:
        words.discard("openai")  # AzureOpenAI, azure_openai.py
    return words
