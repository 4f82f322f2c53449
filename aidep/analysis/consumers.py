"""How names are used where they stand: what a list of ids is for shows where it is read.

A use is a word: ``cmp`` (only looked whether texts are alike), ``key`` (looked up in a table), ``message`` (told in an
error or log), ``in:NAME`` (becomes what NAME holds), ``iter`` (walked over: the loop variable tells, see
:func:`walked`) and ``other``. ``cmp@1`` is a use of the second element of each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aidep.model.facts import Context, Expr, FileFacts, Lit, SeqOf

Uses = Mapping[str, set[str]]
"""By name; attributes with a leading dot."""

COMPARING = frozenset(
    "startswith endswith find index count match search fullmatch fnmatch fnmatchcase issubset"
    " assertEqual assertIn".split()
)
"""Functions that look whether texts are alike."""
_SAME = frozenset(
    "list tuple set frozenset sorted reversed iter str lower upper casefold strip keys items copy join".split()
)
"""Calls that give the same texts again."""
_GROWING = frozenset("update extend append add insert".split())
_LOGGING = frozenset("debug info warning warn error exception critical".split())
_TOLD = frozenset("help description epilog metavar".split())
"""Keywords whose argument is for people to read."""
_AROUND = frozenset({"elem", "fmt", "tern", "or", "and"})


def use_of(context: Context) -> str:
    """How a name is used that stands in this place."""
    current: Context | None = context
    for _ in range(8):
        if current is None:
            return "other"
        kind = current.kind
        leaf = current.name.rpartition(".")[2] if kind in ("arg", "call") else ""
        if kind in ("cmp", "test", "case") or leaf in COMPARING:
            return "cmp"
        if kind in ("message", "iter"):
            return kind
        if kind == "sub":
            return "key"
        if kind in ("assign", "field") and current.name:
            return f"in:{current.name}"
        if kind == "arg" and (leaf in _LOGGING or current.detail in _TOLD):
            return "message"
        if kind == "arg" and leaf in _GROWING:
            owner = current.name.rpartition(".")[0].removesuffix("()")
            head, dot, attribute = owner.rpartition(".")
            return f"in:{dot}{attribute}" if owner and "(" not in head else "other"
        if kind not in _AROUND and leaf not in _SAME and not (kind == "arg" and leaf == "enumerate"):
            break
        current = current.up
    while current is not None:
        if current.kind == "message":
            return "message"
        current = current.up
    return "other"


def only_compared(kinds: set[str]) -> bool:
    """Whether all that is done with a text is to see what another text is."""
    return "cmp" in kinds and kinds <= {"cmp", "key", "message"}


def only_told(kinds: set[str]) -> bool:
    """Whether a text is for people to read and for nothing else."""
    return kinds == {"message"}


def walked(inside: list[set[str]], numbered: bool) -> set[str]:
    """How a collection is used by a loop over it. ``inside``: the uses of each of the loop's variables; ``numbered``:
    the first of two is none of its texts."""
    if numbered:
        inside = inside[1:] if len(inside) == 2 else [set()]
    if len(inside) == 1:
        return inside[0] or {"other"}
    return {f"{kind}@{index}" for index, kinds in enumerate(inside) for kind in kinds or {"other"}} or {"other"}


class Consumers:
    """How names are used in a project, with what follows from it: literals of one table ask for the same."""

    def __init__(self, uses: Uses) -> None:
        self._uses = uses
        self._kinds: dict[tuple[str, str], set[str]] = {}
        """By file (``""``: anywhere) and name."""
        self._places: dict[tuple[str, int, str], dict[int, int]] = {}

    def of(self, context: Context, lit: Lit, file: FileFacts) -> set[str]:
        """How what a literal is bound to is used: in its file, and anywhere if it can be seen from elsewhere."""
        local = file.scopes[lit.scope].kind == "function" and context.kind in ("assign", "iter")
        place = file.path if local else "", context.name
        kinds = self._kinds.get(place)
        if kinds is None:
            kinds = self._kinds[place] = _followed(context.name, file.uses if local else self._uses, set())
        if not any("@" in kind for kind in kinds):
            return kinds
        column = self._column(context.name, lit, file)
        found: set[str] = set()
        for kind in kinds:
            use, at, index = kind.partition("@")
            if not at or column is None or int(index) == column:
                found.add(use)
        return found

    def _column(self, name: str, lit: Lit, file: FileFacts) -> int | None:
        """Which element of a row of the table that a name is bound to a literal is."""
        table = file.path, lit.scope, name
        places = self._places.get(table)
        if places is None:
            places = self._places[table] = _places_in_rows(file.scopes[lit.scope].bindings.get(name, ()))
        return places.get(id(lit))


def _followed(name: str, uses: Uses, seen: set[str]) -> set[str]:
    """The uses of a name and of those that take its value over."""
    found: set[str] = set()
    pending = [name]
    while pending:
        bare = pending.pop().removeprefix(".")
        if bare in seen:
            continue
        seen.add(bare)
        kinds = uses.get(bare, set()) | uses.get("." + bare, set())
        if not kinds and bare != name:
            found.add("other")  # it goes where nobody is seen to read it
        for kind in kinds:
            target, at, _ = kind.removeprefix("in:").partition("@")
            if not kind.startswith("in:"):
                found.add(kind)
            elif at:
                found.add("other")
            else:
                pending.append(target)
    return found


def _places_in_rows(tables: Iterable[Expr]) -> dict[int, int]:
    """By identity of each element of each row, which one of its row it is."""
    places: dict[int, int] = {}
    for table in tables:
        for row in table.items if isinstance(table, SeqOf) else ():
            for index, item in enumerate(row.items if isinstance(row, SeqOf) else ()):
                places.setdefault(id(item), index)
    return places
