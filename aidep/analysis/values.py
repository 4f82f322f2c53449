"""What an expression can be: the kinds of values that the evaluator works with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aidep.model.facts import Call, DictOf, Expr, FileFacts, Lit, Scope

Site = tuple[FileFacts, int]


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Str:
    """A text. ``lit`` is the literal it comes from, or the most telling of several that make it up."""

    text: str
    lit: Lit | None
    file: FileFacts
    env: bool = False
    """The default of an environment variable."""
    partial: bool = False
    """Something unknown was put into the text, shown as ``{}``."""
    hops: tuple[Site, ...] = ()
    """Calls that handed it on, nearest to the literal last."""
    parts: tuple[Str, ...] = ()
    """What a URL was put together from."""

    def via(self, file: FileFacts, site: int) -> Str:
        return self if len(self.hops) > 4 else replace(self, hops=((file, site), *self.hops))


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Sym:
    """Something outside the project, by dotted name: ``openai.OpenAI``, ``openai.OpenAI().chat``."""

    path: str
    calls: tuple[tuple[Call, FileFacts], ...] = ()
    """The call behind each ``()`` of the path."""
    bound: tuple[tuple[Call, FileFacts], ...] = ()
    """``functools.partial`` calls that fixed arguments."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Fn:
    file: FileFacts
    scope: int
    method: bool = False
    """Called through an instance or class, so the first parameter is taken."""
    bound: tuple[tuple[Call, FileFacts], ...] = ()


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Cls:
    file: FileFacts
    scope: int


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Inst:
    file: FileFacts
    scope: int
    parent: bool = False
    """``super()``: look-ups start at the bases."""
    made: tuple[Call, FileFacts] | None = None
    """The call that made it, where it stands at the top of a module or class and so makes one object."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Mod:
    path: str
    name: str
    scope: int = 0
    """Of a file that the one of that path writes."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Table:
    file: FileFacts
    items: tuple[tuple[Expr | None, Expr], ...]
    passed: tuple[Scope, Call] | None = None
    """The function whose ``**`` parameter it is, and the call that passes it."""

    @staticmethod
    def of(file: FileFacts, value: DictOf) -> Table:
        return Table(file, value.items)


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Seq:
    file: FileFacts
    items: tuple[Expr, ...]
    member_of: int = -1
    """The enumeration (a scope of that file) that it is a member of: ``GPT_4 = ("gpt-4", 8192)``."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Par:
    """A parameter that nothing in the project gives a value."""

    file: FileFacts
    scope: int
    name: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Other:
    """A number, ``True`` and the like, as written."""

    text: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Given(Expr):
    """An expression whose values are known already (the parts of a text that was split)."""

    values: Values


Value = Str | Sym | Fn | Cls | Inst | Mod | Table | Seq | Par | Other
Values = tuple[Value, ...]
