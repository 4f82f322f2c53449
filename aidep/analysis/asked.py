"""Where the model of a call can come from: the names and texts that a file asks other modules and settings for.

Told from one file's facts alone, before anything is linked: more than the linker will ask, never less of what it would
reach through names, attributes, subscripts and functions of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aidep.analysis.slots import is_slot
from aidep.catalog.surfaces import SdkIndex
from aidep.model.facts import (
    Arg,
    Attr,
    Call,
    DictOf,
    Element,
    Expr,
    FileFacts,
    FunctionOf,
    Lit,
    Member,
    OneOf,
    Param,
    Ref,
    SeqOf,
    Sub,
    Template,
    Unpacked,
)

_BODIES = frozenset({"json", "data", "body", "payload"})
"""Arguments of plain requests that may hold a model."""

_OF_COLLECTIONS = frozenset({*dir(dict), *dir(list), *dir(str), "iter"})
"""Methods that SDKs have in common with what every file is made of: what has no keyword is a key there."""


class Asked(NamedTuple):
    """What the model arguments of a file are made of."""

    names: frozenset[str]
    """Variables and attributes."""
    texts: frozenset[str]
    """Literals: keys, environment variables, names of files."""


def asked(facts: FileFacts, sdks: SdkIndex) -> Asked:
    """What stands behind everything in a file that may be handed to an SDK as a model."""
    attributes = _attributes(facts)
    names: set[str] = set()
    texts: set[str] = set()
    seen: set[int] = set()
    waiting = [arg.value for call in facts.calls for arg in call.args if _may_be_model(call, arg, sdks)]
    while waiting:
        expr = waiting.pop()
        if id(expr) in seen:
            continue
        seen.add(id(expr))
        if isinstance(expr, Lit):
            texts.add(expr.text)
        elif isinstance(expr, FunctionOf):
            waiting += facts.scopes[expr.scope].returns
        elif isinstance(expr, (Ref, Param)):
            names.add(expr.name)
            waiting += _values(expr.name, expr.scope, facts)
        else:
            if isinstance(expr, (Attr, Member)):
                names.add(expr.name)
                waiting += attributes.get(expr.name, ())
            waiting += _parts(expr)
    return Asked(frozenset(names), frozenset(texts))


def _may_be_model(call: Call, arg: Arg, sdks: SdkIndex) -> bool:
    keyword = arg.keyword
    if keyword is not None and is_slot(keyword):
        return True
    leaf = call.func.name if isinstance(call.func, (Ref, Attr)) else ""
    if keyword is None:
        return sdks.is_leaf(leaf) and leaf not in _OF_COLLECTIONS
    return sdks.is_leaf(leaf) and (keyword in sdks.model_keywords or keyword in _BODIES)


def _values(name: str, start: int, facts: FileFacts) -> Iterator[Expr]:
    """What a variable is bound to in the innermost scope that knows it, and what it is without an argument."""
    index = start
    while index >= 0:
        scope = facts.scopes[index]
        defaults = [parameter.default for parameter in scope.params if parameter.name == name]
        yield from (default for default in defaults if default is not None)
        yield from scope.bindings.get(name, ())
        if defaults or name in scope.bindings:
            return
        index = scope.parent


def _attributes(facts: FileFacts) -> dict[str, list[Expr]]:
    """What each attribute of the file's classes and objects is set to."""
    found: dict[str, list[Expr]] = {}
    for scope in facts.scopes:
        if scope.kind == "class":
            for name, values in scope.bindings.items():
                found.setdefault(name, []).extend(values)
    for _, name, value in facts.stores:
        found.setdefault(name, []).append(value)
    return found


def _parts(expr: Expr) -> Iterable[Expr]:
    """The expressions that an expression is made of."""
    if isinstance(expr, (Attr, Element, Unpacked)):
        return (expr.value,)
    if isinstance(expr, Sub):
        return (expr.value, expr.key)
    if isinstance(expr, Call):
        return (expr.func, *(arg.value for arg in expr.args))
    if isinstance(expr, (SeqOf, OneOf)):
        return expr.items
    if isinstance(expr, Template):
        return expr.parts
    if isinstance(expr, DictOf):
        return [part for pair in expr.items for part in pair if part is not None]
    return ()
