"""How names are used where they stand: what a list of ids is for shows where it is read.

A use is a word: ``cmp`` (only looked whether texts are alike), ``key`` (looked up in a table), ``message`` (told in an
error or log), ``in:NAME`` (becomes what NAME holds), ``to:CALLEE:ARGUMENT`` (handed to what a call writes as
``shop.first``, by position or keyword), ``iter`` (walked over: the loop variable tells, see :func:`walked`) and
``other``. ``cmp@1`` is a use of the second element of each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from aidep.analysis.callees import can_mean
from aidep.model.facts import Context, Expr, FileFacts, Lit, Scope, SeqOf

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
_LOOKING_UP = frozenset({"get", "pop"})
_LOGGING = frozenset("debug info warning warn error exception critical".split())
_TOLD = frozenset("help description epilog metavar".split())
"""Keywords whose argument is for people to read."""
_AROUND = frozenset({"elem", "fmt", "tern", "or", "and"})


def use_of(context: Context, handed: bool = False) -> str:
    """How a name is used that stands in this place; ``handed``: say to which function it is handed."""
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
        if kind == "arg" and leaf in _LOOKING_UP and current.detail == "0" and current.name[: -len(leaf)].isupper():
            return "key"
        if kind == "arg" and (leaf in _LOGGING or current.detail in _TOLD):
            return "message"
        if kind == "arg" and leaf in _GROWING:
            owner = current.name.rpartition(".")[0].removesuffix("()")
            head, dot, attribute = owner.rpartition(".")
            return f"in:{dot}{attribute}" if owner and "(" not in head else "other"
        if kind not in _AROUND and leaf not in _SAME and not (kind == "arg" and leaf == "enumerate"):
            break
        current = current.up
    around = current
    while around is not None:
        if around.kind == "message":
            return "message"
        around = around.up
    if handed and current is not None and current.kind == "arg" and "*" not in current.detail:
        return f"to:{current.name}:{current.detail}"
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


_MOST_NAMESAKES = 4
"""Functions of one name; where a project has more, the name says nothing."""


class Consumers:
    """How names are used in a project, with what follows from it: literals of one table ask for the same."""

    def __init__(self, uses: Uses, files: Iterable[FileFacts] = ()) -> None:
        self._uses = uses
        self._kinds: dict[tuple[str, str], set[str]] = {}
        """By file (``""``: anywhere) and name."""
        self._places: dict[tuple[str, int, str], dict[int, int]] = {}
        self._functions: dict[str, list[tuple[FileFacts, Scope]]] = {}
        self._passed: dict[tuple[str, str, str], set[str]] = {}
        """By file, callee and argument."""
        self._files: dict[int, FileFacts] = {}
        """By the identity of their uses."""
        for file in files:
            self._files[id(file.uses)] = file
            for scope in file.scopes:
                if scope.params:
                    self._functions.setdefault(scope.name, []).append((file, scope))

    def passed(self, callee: str, argument: str, file: FileFacts) -> set[str]:
        """How what a call in a file calls uses an argument (a position or a keyword); ``other`` if it is not ours."""
        place = file.path, callee, argument
        known = self._passed.get(place)
        if known is None:
            known = self._passed[place] = self._ends([(f"to:{callee}:{argument}", file.uses)], set())
        return known

    def of(self, context: Context, lit: Lit, file: FileFacts) -> set[str]:
        """How what a literal is bound to is used: in its file, and anywhere if it can be seen from elsewhere."""
        local = file.scopes[lit.scope].kind == "function" and context.kind in ("assign", "iter")
        place = file.path if local else "", context.name
        kinds = self._kinds.get(place)
        if kinds is None:
            uses = file.uses if local else self._uses
            own = [(kind, uses) for kind in _uses_of(context.name, uses)]
            kinds = self._kinds[place] = self._ends(own, {(id(uses), context.name)})
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

    def _ends(self, pending: list[tuple[str, Uses]], seen: set[tuple[int, str]]) -> set[str]:
        """Uses, each with those of the names around it: what lead on gives way to the ones at the end.

        ``seen``: names that lead here, by the identity of their uses.
        """
        found: set[str] = set()
        while pending:
            kind, uses = pending.pop()
            word, colon, target = kind.partition(":")
            if not colon or "@" in target:
                found.add("other" if colon else kind)
                continue
            target = target if word == "to" else target.removeprefix(".")
            place = id(uses), f"{word}:{target}" if word == "to" else target
            if place in seen:
                continue
            seen.add(place)
            if word == "to":
                callee, _, argument = target.partition(":")
                more = list(self._of_argument(callee, argument, self._files.get(id(uses)), seen))
            else:
                more = [(one, uses) for one in _uses_of(target, uses)]
            pending += more or [("other", uses)]  # it goes where nobody is seen to read it
        return found

    def _of_argument(
        self, callee: str, argument: str, caller: FileFacts | None, seen: set[tuple[int, str]]
    ) -> Iterator[tuple[str, Uses]]:
        function = callee.rpartition(".")[2]
        namesakes = self._functions.get(function, ())
        for file, scope in namesakes if len(namesakes) <= _MOST_NAMESAKES else ():
            if not can_mean(callee, caller, file, scope):
                continue
            names = [p.name for p in scope.params]
            method = scope.parent >= 0 and file.scopes[scope.parent].kind == "class"
            place = int(argument) + (method and "staticmethod" not in scope.decorators) if argument.isdigit() else -1
            name = names[place] if 0 <= place < len(names) else argument
            seen.add((id(file.uses), name))
            kinds = scope.uses.get(name, set()) if name in names and not function.startswith("__") else set()
            yield from ((kind, file.uses) for kind in kinds or {"other"})


def _uses_of(name: str, uses: Uses) -> set[str]:
    bare = name.removeprefix(".")
    return uses.get(bare, set()) | uses.get("." + bare, set())


def _places_in_rows(tables: Iterable[Expr]) -> dict[int, int]:
    """By identity of each element of each row, which one of its row it is."""
    places: dict[int, int] = {}
    for table in tables:
        for row in table.items if isinstance(table, SeqOf) else ():
            for index, item in enumerate(row.items if isinstance(row, SeqOf) else ()):
                places.setdefault(id(item), index)
    return places
