"""Names that stand for others: what a table has for a name, and the name itself where the table does not know it.

``if name in ALIASES: return ALIASES[name]``, ``return name``; ``model = ALIASES.get(model, model)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from aidep.analysis.environment import reads_environment
from aidep.analysis.values import Fn, Given, Other, Par, Str, Sym, Value
from aidep.model.facts import Attr, Call, Expr, FileFacts, OneOf, Ref, Scope, Sub

if TYPE_CHECKING:
    from typing import TypeGuard

    from aidep.analysis.evaluate import Evaluator

_MOST = 8
"""Look-ups of one name: nobody writes more by hand, and each is made for each value of the name."""


class _Told(NamedTuple):
    """What some expressions make of a name."""

    name: Ref
    lookups: tuple[Expr, ...]
    """Those that ask a table for it."""
    rest: tuple[Expr, ...]
    """Those that have nothing to do with it."""
    itself: bool
    """Whether one is the name itself."""
    defaults: tuple[Expr, ...]
    """What the others take in place of what no table has."""


class Aliases:
    """Looks names up in the tables that the code looks them up in."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._of_function: dict[tuple[Scope, bool], list[tuple[_Told, int]]] = {}
        """By the scope of a function and whether it is a method: the parameters that tables are asked for, with their
        positions in a call."""
        self._asked: dict[tuple[tuple[Expr, ...], str], tuple[Expr, ...]] = {}
        """By look-ups and name: the same with that name for a key. Made once, they are evaluated once."""

    def returned(self, function: Fn, call: Call, file: FileFacts) -> Iterator[Value]:
        """What a call returns of what tables have for an argument; nothing where the function asks no table for one."""
        for found, position in self._parameters(function):
            given = self._evaluator.arguments.given(call, file, (found.name.name,), position)
            if given:
                yield from self._resolved(given, found, function.file)
                yield from self._all(found.rest, function.file)
                return

    def assigned(
        self, bound: Sequence[Expr], name: Ref, file: FileFacts, before: Iterable[Value]
    ) -> Iterator[Value] | None:
        """What a name is where some of what is bound to it is what a table has for itself; ``None`` where none is."""
        found = _told(bound, name)
        if found is None:
            return None
        values = (*before, *self._all(found.rest, file))
        return self._resolved(values, found._replace(itself=True), file)

    def _parameters(self, function: Fn) -> list[tuple[_Told, int]]:
        scope = function.file.scopes[function.scope]
        known = self._of_function.get((scope, function.method))
        if known is None:
            names = {param.name for param in scope.params}
            returns = [expr for expr in scope.returns if not _asks_parameter(expr, names)]
            told = ((_told(returns, Ref(name, function.scope)), at) for name, at in parameters(function))
            known = self._of_function[scope, function.method] = [(found, at) for found, at in told if found is not None]
        return known

    def _resolved(self, values: Iterable[Value], found: _Told, file: FileFacts) -> Iterator[Value]:
        """What stands for each of the values: what the tables have, else the value itself where it is kept."""
        for value in values:
            known = isinstance(value, Str) and not value.partial
            entry = False
            for one in self._all(self._with(value, found), file):
                entry = entry or not isinstance(one, (Sym, Par, Other))
                yield one
            if known and entry:
                continue
            if found.itself:
                yield value
            yield from self._all(found.defaults, file)

    def _with(self, value: Value, found: _Told) -> tuple[Expr, ...]:
        """The look-ups with that value for a key."""
        text = value.text if isinstance(value, Str) and not value.partial else None
        asked = self._asked.get((found.lookups, text)) if text is not None else None
        if asked is None:
            asked = tuple(_with_key(one, found.name, Given((value,))) for one in found.lookups)
            if text is not None:
                self._asked[found.lookups, text] = asked
        return asked

    def _all(self, expressions: Iterable[Expr], file: FileFacts) -> Iterator[Value]:
        for one in expressions:
            yield from self._evaluator.evaluate(one, file)


def parameters(function: Fn) -> Iterator[tuple[str, int]]:
    """Names of parameters and their positions in a call."""
    params = function.file.scopes[function.scope].params
    return ((param.name, index) for index, param in enumerate(params, -1 if function.method else 0))


def _told(expressions: Iterable[Expr], name: Ref) -> _Told | None:
    """``None`` where no table is asked for the name, or too many are."""
    lookups: list[Expr] = []
    rest: list[Expr] = []
    itself = False
    defaults: list[Expr] = []
    for expr in expressions:
        cases = expr.items if isinstance(expr, OneOf) else (expr,)
        asking = [one for one in cases if _asks_for(one, name)]
        if not asking and not _is(expr, name):
            rest.append(expr)
            continue
        lookups += asking
        defaults += (one.args[1].value for one in asking if _gets(one) and len(one.args) == 2)
        itself = itself or any(_is(one, name) for one in (*cases, *defaults))
        rest += (one for one in cases if one not in asking and not _is(one, name))
    others = tuple(one for one in defaults if not _is(one, name))
    few = 0 < len(lookups) <= _MOST
    return _Told(name, tuple(lookups), tuple(rest), itself, others) if few else None


def _is(expr: Expr, name: Ref) -> bool:
    return isinstance(expr, Ref) and expr.name == name.name and expr.scope == name.scope


def _asks_for(expr: Expr, name: Ref) -> bool:
    """``TABLE[name]``, ``TABLE.get(name)``, and a part of what stands there (``TABLE[name]["id"]``)."""
    while isinstance(expr, (Sub, Attr)):
        if isinstance(expr, Sub) and _is(expr.key, name):
            return True
        expr = expr.value
    return _gets(expr) and _is(expr.args[0].value, name)


def _gets(expr: Expr) -> TypeGuard[Call]:
    if not isinstance(expr, Call) or not isinstance(expr.func, Attr) or expr.func.name != "get":
        return False
    if reads_environment(expr):
        return False
    return 1 <= len(expr.args) <= 2 and not any(arg.keyword or arg.star for arg in expr.args)


def _asks_parameter(expr: Expr, names: set[str]) -> bool:
    """``config.get(section, option)`` of what is handed in, which is no table where the second is no default."""
    if not _gets(expr) or not isinstance(expr.func, Attr):
        return False
    owner = expr.func.value
    return len(expr.args) == 2 and isinstance(owner, Ref) and owner.name in names


def _with_key(expr: Expr, name: Ref, key: Expr) -> Expr:
    """The same with another key, and without what ``get`` has in its place."""
    if isinstance(expr, Sub):
        return Sub(expr.value, key) if _is(expr.key, name) else Sub(_with_key(expr.value, name, key), expr.key)
    if isinstance(expr, Attr):
        return Attr(_with_key(expr.value, name, key), expr.name)
    return Sub(expr.func.value, key) if isinstance(expr, Call) and isinstance(expr.func, Attr) else expr
