"""Puts together the facts of a configuration file while a parser reads it from front to back."""

from __future__ import annotations

import re

from aidep.analysis.config.flags import flags
from aidep.analysis.lines import Lines
from aidep.model.facts import Constant, Context, DictOf, Expr, FileFacts, Lit, Opaque, Scope, SeqOf, Sites
from aidep.model.span import Span

DEEPEST = 200
"""What is nested deeper is left out: no person writes it."""
LONGEST = 400
"""Longer texts are prose or data, never a model id."""
_FALLBACK = re.compile(
    r"\$\{(?:\w+:?-|oc\.env:\s{0,8}(?P<env>\w+)\s{0,8},\s{0,8}(?P<quote>['\"]?))(?P<text>[^${}'\"]+)(?P=quote)?\}"
)
_VARIABLE = re.compile(r"([A-Z][A-Z0-9_]*)=(?=.)")


class NotParsed(Exception):  # noqa: N818 - most often a template that becomes YAML later
    """The text does not parse as what its name says."""


class _Open:
    """A dictionary or list that is not closed yet."""

    __slots__ = ("context", "is_map", "items", "key", "option")

    def __init__(self, is_map: bool, context: Context) -> None:
        self.is_map = is_map
        self.context = context
        self.items: list[tuple[Expr | None, Expr]] = []
        self.key: Lit | None = None
        self.option = ""
        """The last element of a list, where it is a command line option: ``["--model", "gpt-4o"]``."""


class Builder:
    """Takes what a parser meets, in its order. Offsets are 0-based code points in the text of the file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._source = text
        self._lines = Lines(text)
        self._sites: list[Span] = []
        self._literals: list[Lit] = []
        self._root = _Open(False, Context("config", path.rpartition("/")[2]))
        self._open = [self._root]
        self._skipped = 0

    # -- structure -----------------------------------------------------------------------------

    def open_map(self) -> None:
        self._enter(True)

    def open_list(self) -> None:
        self._enter(False)

    def close(self) -> None:
        """Closes the innermost dictionary or list; one too many does no harm."""
        if self._skipped:
            self._skipped -= 1
        elif len(self._open) > 1:
            done = self._open.pop()
            if done.is_map:
                _name_variable(done.items)
            self._add(DictOf(tuple(done.items)) if done.is_map else SeqOf(tuple(value for _, value in done.items)))

    @property
    def in_map(self) -> bool:
        return self._open[-1].is_map

    @property
    def wants_key(self) -> bool:
        """Whether the next text is a key."""
        top = self._open[-1]
        return top.is_map and top.key is None

    @property
    def current_key(self) -> str:
        """The key whose value comes next, ``""`` where none is due."""
        key = self._open[-1].key
        return key.text if key is not None else ""

    @property
    def depth(self) -> int:
        return len(self._open) - 1 + self._skipped

    def _enter(self, is_map: bool) -> None:
        if self._skipped or len(self._open) > DEEPEST:
            self._skipped += 1
        else:
            self._open.append(_Open(is_map, self._context()))

    # -- contents ------------------------------------------------------------------------------

    def key(self, text: str, start: int, end: int) -> None:
        if not self._skipped:
            top = self._open[-1]
            top.key = self._literal(text, start, end, Context("key", up=top.context), plain=True)

    def text(self, text: str, start: int, end: int, *, plain: bool = True) -> Expr:
        """A text; ``plain``: written exactly so between the offsets. Of a longer one only the options are kept."""
        if self._skipped:
            return Opaque()
        if " " in text or "\n" in text or len(text) > LONGEST:
            options = self._options(start, end)
            if isinstance(options, SeqOf) or "\n" in text or len(text) > LONGEST:
                return self.add(options)
        fallback = _FALLBACK.fullmatch(text) if plain else None
        if fallback is not None:  # ${OPENAI_MODEL:-gpt-4o}, of OmegaConf ${oc.env:MODEL,gpt-4o}
            text, start, end = fallback["text"], start + fallback.start("text"), start + fallback.end("text")
            if fallback["env"]:
                place = self._context()
                context = Context(place.kind, place.name, fallback["env"], place.up)
                return self.add(self._literal(text, start, end, context, plain))
        variable = None if self.in_map else _VARIABLE.match(text)
        if variable is not None and plain:  # compose: - OPENAI_MODEL=gpt-4o
            context = Context("value", variable[1], up=self._open[-1].context)
            return self.add(self._literal(text[variable.end() :], start + variable.end(), end, context, plain))
        return self.add(self._literal(text, start, end, self._context(), plain))

    def _options(self, start: int, end: int) -> Expr:
        """What a command line names by options: ``--model gpt-4o``."""
        context = self._context()
        found = [
            self._literal(self._source[first:last], first, last, Context("value", name, up=context), plain=True)
            for name, first, last in flags(self._source, start, end)
        ]
        return SeqOf(tuple(found)) if found else Opaque()

    def add(self, value: Expr) -> Expr:
        """Any other value: a :class:`Constant`, something met before, or nothing that matters."""
        if not self._skipped:
            self._add(value)
        return value

    def constant(self, text: str) -> None:
        self.add(Constant(text))

    @property
    def last(self) -> Expr | None:
        """What was added last to the innermost dictionary or list."""
        items = self._open[-1].items
        return items[-1][1] if items else None

    def _context(self) -> Context:
        """Where the next value stands."""
        top = self._open[-1]
        if top.is_map:
            return Context("value", top.key.text if top.key is not None else "", up=top.context)
        if top is self._root:
            return top.context
        return Context("value", top.option, up=top.context) if top.option else Context("elem", up=top.context)

    def _literal(self, text: str, start: int, end: int, context: Context, plain: bool) -> Lit:
        lit = Lit(text, len(self._sites), 0, context, plain)
        self._sites.append(self._lines.span(start, end))
        self._literals.append(lit)
        return lit

    def _add(self, value: Expr) -> None:
        top = self._open[-1]
        top.items.append((top.key, value))
        top.key = None
        option = value.text if isinstance(value, Lit) and not top.is_map else ""
        top.option = option.lstrip("-") if option.startswith("--") and "=" not in option and " " not in option else ""

    def facts(self) -> FileFacts:
        """The facts; what is still open is closed."""
        self._skipped = 0
        while len(self._open) > 1:
            self.close()
        values = tuple(value for _, value in self._root.items)
        return FileFacts(
            path=self.path,
            module="",
            is_package=False,
            scopes=[Scope("module", "", -1)],
            sites=Sites(self._sites),
            literals=self._literals,
            calls=[],
            imports=[],
            stars=[],
            stores=[],
            options={},
            passed=[],
            uses={},
            root=values[0] if len(values) == 1 else SeqOf(values),
        )


def _name_variable(items: list[tuple[Expr | None, Expr]]) -> None:
    """``{name: OPENAI_MODEL, value: gpt-4o}``, as Kubernetes and ECS set a variable: its value is named so."""
    if len(items) < 2:
        return
    entries = {key.text.lower(): value for key, value in items[:8] if isinstance(key, Lit)}
    name, value = entries.get("name"), entries.get("value")
    if isinstance(name, Lit) and isinstance(value, Lit) and name.text.isupper():
        value.context = Context("value", name.text, up=value.context.up)
