"""Dotted names as they are written."""

from __future__ import annotations

from aidep.analysis.lean import cst


def dotted(node: cst.CSTNode) -> str:
    """``a.b`` for a plain name chain, ``""`` for anything else at the root."""
    names: list[str] = []
    while isinstance(node, cst.Attribute):
        names.append(node.attr.value)
        node = node.value
    if isinstance(node, cst.Name):
        names.append(node.value)
    return ".".join(reversed(names))
