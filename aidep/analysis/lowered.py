"""What lowered expressions say about themselves."""

from __future__ import annotations

from aidep.model.facts import Constant, DictOf, Expr, Opaque, SeqOf

OPAQUE = Opaque()
TEXT = Constant("text")
"""Prose: a string that no model id can be."""


def kinds_of(items: list[tuple[Expr | None, Expr]]) -> str:
    """``numbers`` when a dictionary's values are numbers or hold them: a table of prices, limits and the like."""
    values = [value for key, value in items if key is not None]
    return "numbers" if values and all(_numeric(value) for value in values) else ""


def _numeric(value: Expr) -> bool:
    if isinstance(value, Constant):
        return value is not TEXT
    if isinstance(value, SeqOf):
        return bool(value.items) and all(_numeric(item) for item in value.items)
    if isinstance(value, DictOf):
        return any(_numeric(item) for _, item in value.items)
    return isinstance(value, Opaque)
