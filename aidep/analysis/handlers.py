"""What the handlers of a ``try`` are for."""

from __future__ import annotations

from typing import Any

from aidep.analysis.lean import cst

_LACKING = frozenset("ImportError ModuleNotFoundError AttributeError".split())
_INPUT = _LACKING | frozenset(
    "ValueError TypeError KeyError IndexError LookupError UnicodeError UnicodeDecodeError JSONDecodeError"
    " AssertionError ValidationError NotImplementedError FileNotFoundError SyntaxError StopIteration ParserError"
    " OutputParserException".split()
)


def rescues_import(handler: Any) -> bool:
    """Whether a handler is for what an installed version lacks."""
    return not _kinds(handler).isdisjoint(_LACKING)


def judges_input(handler: Any) -> bool:
    """Whether a handler is only for what is given or read, not for a service that fails."""
    kinds = _kinds(handler)
    return bool(kinds) and kinds <= _INPUT


def _kinds(handler: Any) -> set[str]:
    """The last names of the exceptions, ``""`` for what is no name; empty for all exceptions."""
    kind = handler.type
    if kind is None:
        return set()
    kinds = [element.value for element in kind.elements] if isinstance(kind, cst.Tuple) else [kind]
    named = [one.attr if isinstance(one, cst.Attribute) else one for one in kinds]
    return {one.value if isinstance(one, cst.Name) else "" for one in named}


def leaves(body: Any) -> bool:
    """Whether a block ends in ``raise``, ``return`` or ``break``."""
    last = body.body[-1] if body.body else None
    if isinstance(last, cst.SimpleStatementLine):
        last = last.body[-1] if last.body else None
    return isinstance(last, (cst.Raise, cst.Return, cst.Break))
