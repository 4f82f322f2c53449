"""What one call makes of a function or an object, and no other: ``get_env("MODEL", "gpt-4o")``, ``MODEL.value``.

A project reads its settings through the same few helpers. Where these hand on what they are given, each call is told
apart: its own arguments stand in place of the parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from aidep.analysis.environment import reads_environment
from aidep.analysis.values import Fn, Given, Inst, Par, Str, Value, Values
from aidep.model.facts import Arg, Attr, Call, Expr, FileFacts, FunctionOf, OneOf, Ref, Scope, Sub

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

_DEEPEST = 5
"""Steps from what is returned or kept back to a parameter."""
_MOST_RETURNS = 4


class _Call(NamedTuple):
    """A call of a function: whose parameters stand for what."""

    call: Call
    caller: FileFacts
    function: Fn
    known: dict[int, Expr | None]
    """What was replaced already, by identity: a name may stand in a thousand places, and what it holds a thousand."""
    made: Inst | None = None
    """Of a constructor, what it makes."""


class Bound:
    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._helpers: dict[tuple[int, int], bool] = {}
        """Whether a function returns what it reads in the environment."""

    def returned(self, function: Fn, call: Call, caller: FileFacts) -> list[Expr] | None:
        """What a call of a function returns that reads the environment for its callers, as expressions of its file;
        ``None`` for other functions."""
        returns = function.file.scopes[function.scope].returns
        if function.bound or len(returns) > _MOST_RETURNS:
            return None
        key = id(function.file), function.scope
        if key not in self._helpers:
            self._helpers[key] = _end_in_environment(returns, function)
        return self._all(returns, _Call(call, caller, function, {})) if self._helpers[key] else None

    def attribute(self, owner: Inst, name: str) -> list[Expr] | None:
        """What the call that made an object has put into an attribute, or what a property makes of that."""
        if owner.made is None:
            return None
        call, caller = owner.made
        scope = owner.file.scopes[owner.scope]
        bound = scope.bindings.get(name, ())
        made = next((one for one in scope.bindings.get("__init__", ()) if isinstance(one, FunctionOf)), None)
        if made is None:
            return None
        one = _Call(call, caller, Fn(owner.file, made.scope, method=True), {}, owner)
        found: list[Expr] = []
        for value in bound:
            if not isinstance(value, FunctionOf):
                found.append(value)
            elif any("property" in d for d in owner.file.scopes[value.scope].decorators):
                found += owner.file.scopes[value.scope].returns
            else:
                return None
        return self._all(found, one)

    def _all(self, exprs: list[Expr], one: _Call) -> list[Expr] | None:
        replaced = [self._replaced(expr, one, 0) for expr in exprs]
        if not any(replaced):
            return None
        return [new or old for new, old in zip(replaced, exprs, strict=True)]

    def _replaced(self, expr: Expr, one: _Call, depth: int) -> Expr | None:
        """An expression with the arguments of a call instead of parameters; ``None`` if it has none of these."""
        if depth > _DEEPEST:
            return None
        if id(expr) not in one.known:
            one.known[id(expr)] = None  # where it leads back to itself
            one.known[id(expr)] = self._made(expr, one, depth)
        return one.known[id(expr)]

    def _made(self, expr: Expr, one: _Call, depth: int) -> Expr | None:
        if isinstance(expr, Ref):
            return self._of_name(expr, one, depth)
        if isinstance(expr, Attr) and one.made is not None and self._is_self(expr.value, one.made):
            return Attr(Given((one.made,)), expr.name)
        if isinstance(expr, OneOf):
            items = self._parts(expr.items, one, depth)
            return None if items is None else OneOf(items, expr.falls)
        if isinstance(expr, Call) and reads_environment(expr):
            values = self._parts(tuple(arg.value for arg in expr.args), one, depth)
            if values is not None:
                args = tuple(Arg(v, arg.keyword, arg.star) for v, arg in zip(values, expr.args, strict=True))
                return Call(expr.func, args, expr.site, expr.scope)
        if isinstance(expr, Sub) and reads_environment(expr):
            key = self._replaced(expr.key, one, depth + 1)
            if key is not None:
                return Sub(expr.value, key)
        return None

    def _is_self(self, expr: Expr, made: Inst) -> bool:
        """Whether a name is that of the object in one of its methods."""
        scope = made.file.scopes[expr.scope] if isinstance(expr, Ref) else None
        if scope is None or scope.parent != made.scope or "staticmethod" in scope.decorators:
            return False
        return isinstance(expr, Ref) and bool(scope.params) and scope.params[0].name == expr.name

    def _parts(self, exprs: tuple[Expr, ...], one: _Call, depth: int) -> tuple[Expr, ...] | None:
        replaced = [self._replaced(expr, one, depth + 1) for expr in exprs]
        return tuple(new or old for new, old in zip(replaced, exprs, strict=True)) if any(replaced) else None

    def _of_name(self, name: Ref, one: _Call, depth: int) -> Expr | None:
        """A parameter, or a variable of the function."""
        scope = one.function.file.scopes[one.function.scope]
        if name.scope != one.function.scope:
            return None
        bound = tuple(scope.bindings.get(name.name, ()))
        place = next((n for n, p in enumerate(scope.params) if p.name == name.name and p.kind in ("", "kw")), None)
        if place is None or (one.function.method and place == 0):
            items = self._parts(bound, one, depth)
            return None if items is None else OneOf(items)
        return OneOf((Given(tuple(self._given(name.name, place, scope, one))), *bound))

    def _given(self, name: str, place: int, scope: Scope, one: _Call) -> Iterator[Value]:
        parameter = scope.params[place]
        position = None if parameter.kind == "kw" else place - one.function.method
        values: Values | None = self._evaluator.arguments.given(one.call, one.caller, (name,), position)
        if values is None and parameter.default is not None:
            yield from self._evaluator.evaluate(parameter.default, one.function.file)
        elif not values:
            yield Par(one.function.file, one.function.scope, name)
        for value in values or ():
            yield value.via(one.caller, one.call.site) if isinstance(value, Str) else value


def _end_in_environment(returns: Iterable[Expr], function: Fn) -> bool:
    """Whether something that a function returns, perhaps by a variable, was read in the environment."""
    bindings = function.file.scopes[function.scope].bindings
    waiting, seen = list(returns), set[int]()
    while waiting:
        expr = waiting.pop()
        if id(expr) in seen:
            continue
        seen.add(id(expr))
        if reads_environment(expr):
            return True
        if isinstance(expr, OneOf):
            waiting += expr.items
        elif isinstance(expr, Ref) and expr.scope == function.scope:
            waiting += bindings.get(expr.name, ())
    return False
