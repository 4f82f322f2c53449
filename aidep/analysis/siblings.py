"""Texts beside known ids: in the same list, the same column of a table, the same enum."""

from __future__ import annotations

from aidep.analysis.roles import is_enum
from aidep.analysis.slots import is_class_of_models
from aidep.analysis.written import is_owned, is_tagged, is_versioned, is_worded
from aidep.model.facts import Context, FileFacts, Lit

Column = tuple[object, ...]


def column(lit: Lit, file: FileFacts) -> Column | None:
    """What a literal is a row of; ``None`` if it stands alone."""
    context: Context | None = lit.context
    if context is not None and context.kind == "field" and file.scopes[lit.scope].kind == "class":
        return ("class", lit.scope) if _has_members(file, lit.scope) else None
    while context is not None and context.kind in ("tern", "or"):
        context = context.up
    if context is None or context.up is None:
        return None
    up = context.up
    if context.kind == "elem":
        return ("lists", id(up.up)) if up.kind == "value" else ("list", id(context))
    if context.kind != "value":
        return None
    if up.kind == "value":
        return ("column", id(up.up), context.name)
    return ("column", id(up), context.name) if up.kind == "elem" else ("values", id(up))


def enough(kind: object, known: int, others: int) -> bool:
    """Whether so many known ids say what the others beside them are."""
    if kind == "values":
        return known >= 2 and known >= others  # a dictionary's values are mostly of different kinds
    return known >= (2 if kind == "class" else 1) and 4 * known >= others


def is_like_one(text: str) -> bool:
    """Whether a text can be an id, given that it stands among ids."""
    shaped = is_owned(text) or is_tagged(text) or is_worded(text)
    return shaped or (is_versioned(text) and any(c in text for c in "-_."))


def _has_members(file: FileFacts, scope: int) -> bool:
    return is_enum(file, scope) or is_class_of_models(file.scopes[scope].name)
