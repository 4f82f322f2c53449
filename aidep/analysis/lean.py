"""Syntax nodes made without ceremony.

libcst's parser reads in Rust and then makes each node by calling its Python class, a frozen dataclass: for every field
an ``object.__setattr__``, then a check that the node is sound. That is a third of the time of parsing. What the parser
hands over is sound, so for the kinds of nodes that make up nearly all of a tree the fields are simply set. The tree is
the same; that fields of these classes can be assigned afterwards is all that changes, in this process alone.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

_COMMON = """
SimpleWhitespace ParenthesizedWhitespace TrailingWhitespace EmptyLine Newline Comment
Comma Dot Colon AssignEqual LeftParen RightParen LeftSquareBracket RightSquareBracket LeftCurlyBrace RightCurlyBrace
SimpleStatementLine IndentedBlock Expr Assign AssignTarget AnnAssign Annotation Return If Else FunctionDef Parameters
Param Import ImportFrom ImportAlias AsName Name Attribute Call Arg SimpleString FormattedString FormattedStringText
FormattedStringExpression Integer Subscript SubscriptElement Index List Dict Tuple Element DictElement Comparison
ComparisonTarget BinaryOperation BooleanOperation Add Equal And Or Decorator ClassDef For Raise Await
""".split()


def install() -> None:
    """Make nodes of the common kinds cheap to make. A kind that is not built as expected stays as it is."""
    for kind in (getattr(cst, name) for name in _COMMON):
        fields = dataclasses.fields(kind)
        checked_only = kind.__post_init__ is cst.CSTNode.__post_init__ and "__init__" in vars(kind)
        if checked_only and all(field.init and not field.kw_only for field in fields):
            # Both: they are one slot inside of Python, and only its own function there is quick.
            kind.__setattr__ = object.__setattr__
            kind.__delattr__ = object.__delattr__
            kind.__init__ = _setting(fields, kind is cst.Name)


def _setting(fields: Sequence[dataclasses.Field[Any]], shared: bool) -> Callable[..., None]:
    """A constructor that sets these fields: what ``dataclasses`` writes for a class that is not frozen.

    ``shared``: equal texts become one object. Names repeat, and what is kept of a tree is made of them.
    """
    parameters, body = [], []
    names: dict[str, Any] = {"missing": dataclasses.MISSING, "intern": sys.intern}
    for field in fields:
        name, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            names[f"make_{name}"] = field.default_factory
            parameters.append(f"{name}=missing")
            value = f"make_{name}() if {name} is missing else {name}"
        elif field.default is not dataclasses.MISSING:
            names[f"default_{name}"] = field.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        body.append(f"    self.{name} = {f'intern({value})' if shared and name == 'value' else value}")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body or ["    pass"]), names)
    made: Callable[..., None] = names["__init__"]
    return made
