"""The environment variables that a project's settings name: ``.env.example``, compose files, charts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aidep.model.facts import FileFacts, Lit

_PROSE = frozenset({"markdown", "requirements", "metadata", "jsonl", "sql"})
"""Formats that set no variables."""
_NAME = re.compile(r"[A-Z][A-Z0-9_]*(?==?$)")


def variables(facts: FileFacts, format: str) -> Iterator[tuple[Lit, str]]:
    """Each literal with the variable that it names, or is the value of. What a workflow sets for its own jobs, the
    program never sees."""
    if format in _PROSE or f"/{facts.path}".rpartition("/")[0].endswith("/.github/workflows"):
        return
    for lit in facts.literals:
        if lit.context.kind == "key":
            yield lit, lit.text
        elif lit.context.kind == "value" and lit.context.name.isupper():
            yield lit, lit.context.name
        elif lit.context.kind == "elem" and (bare := _NAME.match(lit.text)):  # compose: - OPENAI_BASE_URL
            yield lit, bare[0]
