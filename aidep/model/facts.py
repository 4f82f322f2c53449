"""What one file says, lowered to a small language: the output of extraction, the input of linking.

Nothing here depends on the day, the catalog or other files, so facts can be cached. Expressions keep only what a value
can flow through; everything else is :class:`Opaque`. Identity matters (the evaluator memoises by object), so these
classes compare by identity.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aidep.model.span import Span

ANY_PACKAGE = ""
ONLY_TYPES = "typing"
"""Keys of :attr:`FileFacts.fenced`."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Context:
    """Where an expression stands: a chain from the innermost place outwards.

    ``kind``: ``arg param assign field attr store value key elem or tern ret cmp case sub fmt annot expr message iter``
    ``sql``, and ``named`` between the arguments of a call and what is around it, where the first one names the others.
    ``sql``: in a piece of SQL within a longer string, ``name`` is the platform that its function calls.
    ``name``: the callee (``arg``), variable, parameter, field or key; ``detail``: keyword or position of an argument,
    ``ann`` for an annotated field, the function of a parameter, the environment variable that a value of OmegaConf is
    the default of.
    """

    kind: str
    name: str = ""
    detail: str = ""
    up: Context | None = None


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Expr:
    """Base of all expressions."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Lit(Expr):
    """A string literal. ``site`` indexes :attr:`FileFacts.sites`; the span lies inside the quotes."""

    text: str
    site: int
    scope: int
    context: Context
    plain: bool = True
    """Written as one token without prefix or escapes, so that column arithmetic inside it is sound."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Constant(Expr):
    """A number, ``True``, ``False`` or ``None``; ``text`` is how it is written."""

    text: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Opaque(Expr):
    """Something that no model id flows through."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Ref(Expr):
    """A name looked up from ``scope`` outwards."""

    name: str
    scope: int


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Attr(Expr):
    value: Expr
    name: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Sub(Expr):
    value: Expr
    key: Expr


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Arg:
    """``star`` is ``""``, ``"*"`` or ``"**"``."""

    value: Expr
    keyword: str | None = None
    star: str = ""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Call(Expr):
    func: Expr
    args: tuple[Arg, ...]
    site: int
    """From the start of the call expression to the end of the callee."""
    scope: int


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class DictOf(Expr):
    """Key ``None`` is a ``**`` entry."""

    items: tuple[tuple[Expr | None, Expr], ...]


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class SeqOf(Expr):
    items: tuple[Expr, ...]


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class OneOf(Expr):
    """Any of these: ternary, ``or``, several assignments.

    ``falls``: each but the last only counts when it is true (``a or b``), so its ``None`` does not.
    """

    items: tuple[Expr, ...]
    falls: bool = False


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Template(Expr):
    """Text put together: f-string, ``+``, ``%``, ``.format``."""

    parts: tuple[Expr, ...]


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Element(Expr):
    """One element of a collection (a loop variable)."""

    value: Expr


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Unpacked(Expr):
    """The ``index``-th element of a sequence, counted from its end if negative.

    ``rest``: all elements from there on instead, but for so many at the end (``first, *others = x``).
    """

    value: Expr
    index: int
    rest: int | None = None


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Imported(Expr):
    """``from module import name`` (``name`` may be ``*`` handled elsewhere) or ``import module`` (``name`` empty)."""

    module: str
    name: str
    level: int
    written: int = 0
    """The scope of a file that this one writes, which it means unless the project has such a module; 0: none."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Member(Expr):
    """An attribute of instances of a class of the same file (a field seen as an entry of ``model_dump()``)."""

    scope: int
    name: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Param(Expr):
    scope: int
    name: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class FunctionOf(Expr):
    scope: int


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class ClassOf(Expr):
    scope: int


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Parameter:
    name: str
    kind: str
    """``""`` ordinary, ``"*"``, ``"**"``, ``"kw"`` keyword-only."""
    default: Expr | None
    annotation: Expr | None


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Scope:
    """A module, class or function (a lambda is a function)."""

    kind: str
    name: str
    parent: int
    """Index of the enclosing scope, -1 for the module."""
    bindings: dict[str, list[Expr]] = field(default_factory=dict)
    annotations: dict[str, Expr] = field(default_factory=dict)
    params: tuple[Parameter, ...] = ()
    bases: tuple[Expr, ...] = ()
    returns: list[Expr] = field(default_factory=list)
    decorators: tuple[str, ...] = ()
    """Last parts of decorator names."""
    site: int = -1
    uses: dict[str, set[str]] = field(default_factory=dict)
    """How its parameters are used, by name: as :attr:`FileFacts.uses`, and ``to:CALLEE:ARGUMENT``."""


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class ImportFact:
    module: str
    names: tuple[str, ...]
    level: int
    site: int


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Rescue:
    """A ``try``: ``calls[start:handlers]`` are tried, ``calls[handlers:end]`` stand in its handlers."""

    start: int
    handlers: int
    end: int
    scope: int
    again: bool
    """It stands in a loop and no handler raises or leaves: the loop goes on with the next."""


class Sites:
    """Spans by number. Four machine words each: as objects they take as much as all texts of a file together."""

    __slots__ = ("numbers",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.numbers = array("I", (n for s in spans for n in (s.line, s.column, s.end_line, s.end_column)))
        """Line, column, end line and end column of each."""

    def __len__(self) -> int:
        return len(self.numbers) // 4

    def __getitem__(self, site: int) -> Span:
        return Span(*self.numbers[4 * site : 4 * site + 4])

    def __iter__(self) -> Iterator[Span]:
        return (self[site] for site in range(len(self)))


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class FileFacts:
    """``sites`` are spans in the file's text; ``uses`` says how names are used: ``cmp message other``."""

    path: str
    module: str
    """Dotted name by path: ``pkg.sub.mod``; a package's ``__init__`` is the package. Configuration files: the keys
    under which Hydra puts what they say, where they name some."""
    is_package: bool
    scopes: list[Scope]
    sites: Sites
    literals: list[Lit]
    calls: list[Call]
    imports: list[ImportFact]
    stars: list[Imported]
    """``from module import *``."""
    stores: list[tuple[Expr, str, Expr]]
    """``target.name = value`` where target is not ``self``."""
    options: dict[str, list[Expr]]
    """Command line options by destination: their defaults."""
    passed: list[tuple[Expr, Call, int]]
    """Attribute chains handed to a call as a value (``retry(client.chat.completions.create, ...)``): expression, the
    call it is handed to, its site."""
    uses: dict[str, set[str]]
    rescues: list[Rescue] = field(default_factory=list)
    """Each ``try`` with a call in it."""
    tied: set[str] = field(default_factory=set)
    """Names whose very text something hangs on: they are compared with more than None, or are keys; attributes with a
    leading dot."""
    fenced: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """By top package, ranges of sites that only run beside a version of it which fits them: both sides of a question
    about it; :data:`ANY_PACKAGE`: of whatever package (what stands in for a failed import); :data:`ONLY_TYPES`: that
    never run (``if TYPE_CHECKING``). In order and apart."""
    root: Expr | None = None
    """Configuration files: what stands in them, as dictionaries, lists and literals."""
