"""Whether code looks first at which model it calls, so that what the model refuses may never reach it.

Branches are not followed: a call is left alone where the function compares its model, or hands it to one that does,
where an argument is taken out of what the call spreads, or where a handler of its ``try`` calls the same again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from aidep.model.facts import Attr, Call, Expr, FileFacts, Lit, Member, Ref
from aidep.model.lifecycle import spelling


def is_screened(call: Call, models: Iterable[Expr], refusable: Collection[str], file: FileFacts) -> bool:
    """``models``: what is passed as the model; ``refusable``: names of arguments, by :func:`spelling`."""
    return (
        any(_is_compared(model, file) for model in models)
        or _is_emptied(call, refusable, file)
        or any(_is_tried_again(call, rescue.start, rescue.handlers, rescue.end, file) for rescue in file.rescues)
    )


def _is_compared(model: Expr, file: FileFacts) -> bool:
    if isinstance(model, (Attr, Member)):
        uses = file.uses.get("." + model.name, set())
    elif isinstance(model, Ref):
        uses = _uses(model, file)
    else:
        return False
    if "cmp" in uses:
        return True
    handed = {use.split(":")[1] for use in uses if use.startswith("to:")}
    inside = (scope.uses.values() for scope in file.scopes if scope.kind == "function" and scope.name in handed)
    return any("cmp" in kinds for each in inside for kinds in each)


def _uses(name: Ref, file: FileFacts) -> set[str]:
    """Of a parameter those of its function, else those of the file."""
    index = name.scope
    while index > 0:
        scope = file.scopes[index]
        if any(parameter.name == name.name for parameter in scope.params):
            return scope.uses.get(name.name, set())
        index = scope.parent
    return file.uses.get(name.name, set())


def _is_emptied(call: Call, refusable: Collection[str], file: FileFacts) -> bool:
    spread = {(arg.value.name, arg.value.scope) for arg in call.args if isinstance(arg.value, Ref) and arg.star == "**"}
    if not spread:
        return False
    for other in file.calls:
        func = other.func
        if isinstance(func, Attr) and func.name == "pop" and isinstance(func.value, Ref) and other.args:
            key = other.args[0].value
            known = spelling(key.text) if isinstance(key, Lit) else None
            if (func.value.name, func.value.scope) in spread and (known is None or known in refusable):
                return True
    return False


def _is_tried_again(call: Call, start: int, handlers: int, end: int, file: FileFacts) -> bool:
    tried = any(other is call or other.site == call.site for other in file.calls[start:handlers])
    return tried and any(_path(other.func) == _path(call.func) for other in file.calls[handlers:end])


def _path(expr: Expr) -> tuple[str, ...]:
    names: list[str] = []
    while isinstance(expr, Attr):
        names.append(expr.name)
        expr = expr.value
    return (*names, expr.name if isinstance(expr, Ref) else "")
