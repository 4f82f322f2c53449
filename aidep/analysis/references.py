"""Which literals are model ids: those that reach a call, and those that are ones by their text, name or neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from aidep.analysis.found import Found
from aidep.analysis.platforms import Named, Platforms
from aidep.analysis.roles import is_migration, is_test, role_of
from aidep.analysis.siblings import Column, column, enough, is_like_one
from aidep.analysis.slots import is_slot, says_otherwise, slot
from aidep.analysis.unproven import Reference, Unproven
from aidep.analysis.values import Str
from aidep.analysis.written import is_hub_id, is_owned, is_versioned, is_word, plausible
from aidep.model.facts import Context, FileFacts, Lit
from aidep.model.usage import CallKind, Confidence, Role


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
    counted: bool = False
    """It also ends in a tokenizer."""
    fits: bool = True
    """False for an id of a hub, of all places, at a vendor that serves its own models alone."""

    def rank(self) -> tuple[bool, bool, bool, bool, int, bool]:
        """A call counts over a tokenizer, a model over a deployment name, a platform that is known to serve it over
        one that may serve anything, proof over guess, near over far.
        """
        elsewhere = self.named.platform is not None and self.named.platform not in self.named.platforms
        sent = not self.tokenizer, not self.call.decided.deployment
        return *sent, not elsewhere, self.fits, self.confidence.rank, self.near


class References:
    def __init__(self, platforms: Platforms) -> None:
        self.platforms = platforms
        self.catalog = platforms.catalog
        self.uses = platforms.evaluator.project.consumers
        self.unproven = Unproven(platforms)
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
            reach.fits = self._fits(named)
            known = self.reached.get(id(lit))
            if known is None:
                self.reached[id(lit)] = reach
                continue
            better, other = (reach, known) if reach.rank() > known.rank() else (known, reach)
            platforms = tuple(dict.fromkeys((*better.named.platforms[:1], *known.also, *other.named.platforms[:1])))
            better.also = platforms if not other.tokenizer else better.also
            better.counted = known.counted or other.tokenizer
            self.reached[id(lit)] = better

    def _fits(self, named: Named) -> bool:
        platform = self.catalog.platforms.get(named.platform or "")
        if platform is None or platform.any_model or not is_hub_id(named.model):
            return True
        return self.catalog.identify(named.model, platform.id) is not None

    def _foreign(self, named: Named, text: Str, found: Found) -> bool:
        """A value that flowed to a vendor which does not serve it, while others do: too much was joined on the way.

        A literal that stands in the call itself is taken at its word.
        """
        platform = self.catalog.platforms.get(named.platform or "")
        direct = any(argument is text.lit for argument in found.arguments) or _is_direct_word(text, found)
        if platform is None or not named.platforms or platform.id in named.platforms or direct:
            return False
        if found.kind is CallKind.LOADER:
            return "/" not in named.model  # ids of a hub mostly name an owner; "text-embedding-ada-002" is not one
        return not platform.any_model

    def _of_others(self, named: Named, text: str, also: tuple[str, ...]) -> str | None:
        """Of several hosts that a client is pointed at the one that serves this, where the first does not."""
        if not also:
            return None
        ident = self.catalog.identify(text, named.platform)
        places = ident.platforms if ident is not None else (self.catalog.looks_like(text),)
        return None if named.platform in places else next((place for place in places if place in also), None)

    def name(self, text: Str, found: Found) -> Named | None:
        """The model that a text names to a call, ``None`` if it cannot be one."""
        raw = text.text
        if raw.endswith("{}") and raw.removesuffix("{}").endswith((":", "@")):
            raw = raw.removesuffix("{}")[:-1]
        known = self.catalog.identify(raw, found.decided.platform) is not None
        word = _is_direct_word(text, found) or (is_word(raw) and _takes_words(text, found))
        if found.kind is CallKind.LOADER and self.catalog.prefix_platform(raw) is not None:
            word = False  # who makes models is none
        if not known and "/" not in raw and text.lit is not None and _is_named_otherwise(text.lit):
            return None  # what is called a type or a provider was joined on the way
        if not known and not raw.startswith("hf://") and not plausible(raw) and not word:
            return None
        named = self.platforms.name(raw, found.decided.platform, found.decided.router)
        other = self._of_others(named, raw, found.decided.also)
        if other is not None:
            return named._replace(platform=other)
        if self._foreign(named, text, found):
            return None
        return named._replace(platform=None, platforms=()) if found.decided.elsewhere else named

    def of(self, file: FileFacts, imported: frozenset[str]) -> list[Reference]:
        """All references of a file, in the order of its literals."""
        test, past = is_test(file.path), is_migration(file.path)
        found: list[Reference] = []
        roots: dict[int, list[Reference]] = {}
        known: dict[Column, list[Reference]] = {}
        others: list[Lit] = []
        for lit in file.literals:
            reference = self._literal(lit, file, imported)
            if reference is None:
                others.append(lit)
                continue
            if test and reference.role is not Role.DOC:
                reference.role = Role.TEST
            elif past and reference.role.is_usage and reference.reaches is None:
                reference.role = Role.OTHER
            found.append(reference)
            root = _root(lit.context)
            if root is not None:
                roots.setdefault(id(root), []).append(reference)
            place = column(lit, file)
            if place is not None and reference.role.is_usage:
                known.setdefault(place, []).append(reference)
        return found if test or past else found + self._beside(found, others, roots, known, file)

    def _beside(
        self,
        references: list[Reference],
        others: list[Lit],
        roots: dict[int, list[Reference]],
        known: dict[Column, list[Reference]],
        file: FileFacts,
    ) -> list[Reference]:
        """Texts that no catalog knows, among ids that it does: in one menu, enum or column."""
        rows: dict[Column, list[Lit]] = {}
        hubs: list[Lit] = []
        same = {r.lit.text for r in references if r.role.is_usage and is_owned(r.lit.text)}
        for lit in others:
            if lit.site < 0 or not (roots or known or same) or says_otherwise(slot(lit.context)):
                continue
            place = column(lit, file)
            if lit.text in same and lit.context.kind in ("field", "assign", "value"):
                hubs.append(lit)  # class SD15: name = "owner/model"; path = "owner/model"
            elif place in known:
                rows.setdefault(place, []).append(lit)
            elif is_hub_id(lit.text) and lit.context.kind != "key":
                root = _root(lit.context)
                siblings = roots.get(id(root), ()) if root is not None else ()
                if any(r.role in (Role.CONFIG_VALUE, Role.DEFAULT) for r in siblings):
                    hubs.append(lit)
        for place, lits in rows.items():
            if enough(place[0], len(known[place]), len(lits)):
                hubs += [lit for lit in lits if is_like_one(lit.text)]
        return [made for lit in hubs if (made := self.unproven.beside(lit, file)) is not None]

    def _literal(self, lit: Lit, file: FileFacts, imported: frozenset[str]) -> Reference | None:
        if len(lit.text) < 2 or lit.site < 0:
            return None
        if lit.context.kind == "sql":
            return self._in_sql(lit, file)
        reach = self.reached.get(id(lit))
        if reach is None:
            return self.unproven.reference(lit, file, imported)
        role = role_of(lit, file, self.uses, True, reach.tokenizer)
        if role is Role.TABLE_KEY and not reach.tokenizer:
            role = Role.CALL_ARGUMENT if lit.context.kind == "arg" else role
        named = reach.named
        if len(reach.also) > 1:
            named = named._replace(platforms=reach.also)
        elif named.platform is not None:
            named = named._replace(platforms=(named.platform,))  # the call proves it
        return Reference(file, lit, named, role, reach.confidence, slot(lit.context), reach.call)

    def _in_sql(self, lit: Lit, file: FileFacts) -> Reference | None:
        """What a function of a warehouse is given: a model, or an endpoint of the project's own."""
        platform = lit.context.name
        known = self.catalog.identify(lit.text, platform)
        if known is None and not is_versioned(lit.text) and not is_hub_id(lit.text):
            return None
        model = self.platforms.name(lit.text, platform).model
        sure = known is not None and platform != "azure"
        confidence = Confidence.MEDIUM if sure else Confidence.LOW
        return Reference(file, lit, Named(model, platform, (platform,)), Role.CALL_ARGUMENT, confidence, "model")


def _is_direct_word(text: Str, found: Found) -> bool:
    """A plain word that is written for the call: in it, as a parameter's or variable's default, under the argument's
    name: ``load_model("medium")``, ``{"model_size_or_path": "base"}``.
    """
    lit = text.lit
    if lit is None or lit.text != text.text or text.hops or not is_word(text.text):
        return False
    argument = found.surface.model if found.surface is not None else None
    named = lit.context.kind == "value" and argument is not None and lit.context.name in argument.names
    return named or lit.context.kind in ("arg", "param")


def _takes_words(text: Str, found: Found) -> bool:
    """Whether a plain word is a model to a call: ``mistral`` to Ollama, ``WHISPER = "tiny"`` to what loads weights."""
    if found.decided.platform == "ollama":
        return True
    whole = text.lit is not None and text.lit.text == text.text
    return found.kind is CallKind.LOADER and whole and text.lit is not None and is_slot(slot(text.lit.context))


def _only_counts(text: Str, lit: Lit) -> bool:
    """Whether an id that reaches a tokenizer may be there for counting alone.

    A field or an argument of a constructor is for more than that, and so is what is handed on.
    """
    if lit.context.kind in ("field", "attr", "store", "value"):
        return False
    return not text.hops or lit.context.kind == "param"


def _root(context: Context) -> Context | None:
    """The outermost collection that a literal stands in, if any."""
    current: Context | None = context
    root: Context | None = None
    while current is not None and current.kind in ("elem", "value", "key", "tern"):
        root = current.up
        current = current.up
    return root


def _is_named_otherwise(lit: Lit) -> bool:
    """Whether its name says no model. A keyword of the call itself is the SDK's word for one: ``model_type=``."""
    return (lit.context is None or lit.context.kind != "arg") and says_otherwise(slot(lit.context))
