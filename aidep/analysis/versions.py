"""Code that asks which version it runs beside: what a version lacks does no harm there."""

from __future__ import annotations

import re
from typing import Any

import libcst as cst

from aidep.analysis.names import dotted

_ASKING = re.compile(
    r"(^|\.)(TYPE_CHECKING|__version__|hasattr|Version|parse_version|version\.parse|metadata\.version)$"
    r"|(openai|anthropic|langchain|llama_?index|cohere|mistral\w*|genai|sdk)_?(v\d+|\w*version)"
    r"|(^|[._])is_\w*_?v\d+(_\w+)?$|(^|_)pre_(v?\d|\d_)",
    re.IGNORECASE,
)
_MOST_PARTS = 40


def asks_for_version(test: Any) -> bool:
    """Whether a condition is about the version of a package, or about running at all (``TYPE_CHECKING``)."""
    pending = [test]
    for _ in range(_MOST_PARTS):
        if not pending:
            return False
        node = pending.pop()
        if isinstance(node, (cst.Name, cst.Attribute)):
            name = dotted(node)
            if _ASKING.search(name) and not name.startswith("sys."):
                return True
        elif isinstance(node, cst.Call):
            pending += [node.func, *(arg.value for arg in node.args)]
        elif isinstance(node, cst.Comparison):
            pending += [node.left, *(target.comparator for target in node.comparisons)]
        elif isinstance(node, cst.BooleanOperation):
            pending += [node.left, node.right]
        elif isinstance(node, cst.UnaryOperation):
            pending.append(node.expression)
        elif isinstance(node, cst.Subscript):
            pending.append(node.value)
            pending += [e.slice.value for e in node.slice if isinstance(e.slice, cst.Index)]
        elif isinstance(node, cst.SimpleString) and _ASKING.search(node.value.strip("\"'")):
            return True
    return False


def imports(body: cst.BaseSuite) -> bool:
    """Whether a block imports something itself."""
    for line in body.body:
        statements = line.body if isinstance(line, cst.SimpleStatementLine) else [line]
        if any(isinstance(one, (cst.Import, cst.ImportFrom)) for one in statements):
            return True
    return False
