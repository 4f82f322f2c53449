"""Modules that import what they have when it is asked for: a module with ``__getattr__``, ``import_module(name)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aidep.analysis.values import Given, Str, Value
from aidep.model.facts import Arg, Attr, Call, Expr, FileFacts, FunctionOf, Imported, Ref, Sub, Template

if TYPE_CHECKING:
    from aidep.analysis.evaluate import Evaluator

_DEEPEST = 6
_MOST_NAMES = 2
"""Different names that modules are asked for, one while another is made."""
_MOST_RETURNS = 8
"""A module that makes more than these says too little of what each of its names is."""


def imported(evaluator: Evaluator, name: str, file: FileFacts) -> Iterator[Value]:
    """The module of a name, as ``import_module`` in a file takes it: ``.base`` stands beside the file."""
    module = name.lstrip(".")
    yield from evaluator.evaluate(Imported(module, "", len(name) - len(module)), file)


def asked_of(evaluator: Evaluator, file: FileFacts, name: str) -> list[Value]:
    """What ``__getattr__`` of a module gives for a name that the module does not have.

    It may ask for one more name, of any module: where each answer asks for names made of the last, there is no end.
    """
    asking = evaluator.asking
    if len({name, *(asked for asked, _ in asking)}) > _MOST_NAMES:
        evaluator.circles.incomplete(asking[0][1])
        return []
    found: list[Value] = []
    asking.append((name, evaluator.circles.depth - 1))
    try:
        for bound in file.scopes[0].bindings.get("__getattr__", ()):
            if isinstance(bound, FunctionOf) and file.scopes[bound.scope].params:
                filled = _Filled(file, bound.scope, name)
                for expr in _meant(file, bound.scope, name):
                    found += evaluator.evaluate(filled.of(expr), file)
    finally:
        asking.pop()
    return found


def _meant(file: FileFacts, function: int, name: str) -> list[Expr]:
    """The ones among what a function returns that a name may mean; none where it may mean too many.

    Which comparison guards which ``return`` is not known. Only what is called as a name that the function compares
    with is taken to be that name's: ``if name == "Client": return Client``.
    """
    returns = file.scopes[function].returns
    same: list[Expr] = [expr for expr in returns if isinstance(expr, Ref) and expr.name == name]
    if same:
        return same
    told = {lit.text for lit in file.literals if lit.scope == function and lit.context.kind == "cmp"}
    meant = [expr for expr in returns if not (isinstance(expr, Ref) and expr.name in told)]
    return meant if len(meant) <= _MOST_RETURNS else []


class _Filled:
    """Expressions of a function with a text in place of its first parameter."""

    def __init__(self, file: FileFacts, function: int, text: str) -> None:
        self._scope = file.scopes[function]
        self._function = function
        self._text = Given((Str(text, None, file),))
        self._known: dict[int, Expr] = {}
        """By identity: a name may stand in a thousand places, and what it holds a thousand names."""

    def of(self, expr: Expr, depth: int = 0) -> Expr:
        if depth > _DEEPEST:
            return expr
        if id(expr) not in self._known:
            self._known[id(expr)] = expr  # where it leads back to itself
            self._known[id(expr)] = self._made(expr, depth)
        return self._known[id(expr)]

    def _made(self, expr: Expr, depth: int) -> Expr:
        if isinstance(expr, Ref) and expr.scope == self._function:
            if expr.name == self._scope.params[0].name:
                return self._text
            bound = self._scope.bindings.get(expr.name, ())
            return self.of(bound[0], depth + 1) if len(bound) == 1 else expr
        if isinstance(expr, Call):
            args = tuple(Arg(self.of(arg.value, depth + 1), arg.keyword, arg.star) for arg in expr.args)
            return Call(self.of(expr.func, depth + 1), args, expr.site, expr.scope)
        if isinstance(expr, Attr):
            return Attr(self.of(expr.value, depth + 1), expr.name)
        if isinstance(expr, Sub):
            return Sub(self.of(expr.value, depth + 1), self.of(expr.key, depth + 1))
        if isinstance(expr, Template):
            return Template(tuple(self.of(part, depth + 1) for part in expr.parts))
        return expr
