"""The environment variables that a project's settings name: ``.env.example``, compose files, charts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aidep.model.facts import FileFacts, Lit

_PROSE = frozenset({"markdown", "requirements", "metadata", "jsonl", "sql"})
"""Formats that set no variables."""
_NAME = re.compile(r"[A-Z][A-Z0-9_]*(?==?$)")


_OFFERED = re.compile(r"^[ \t]*#[ \t]*(?:export[ \t]+)?(?P<name>[A-Z][A-Z0-9_]*)=", re.MULTILINE)
_SAMPLE = re.compile(r"(^|[./_-])(example|sample|template|dist)([./_-]|$)", re.IGNORECASE)


def offered(path: str, text: str, format: str) -> Iterator[tuple[str, int]]:
    """The variables that an ``.env.example`` shows in comments, for whoever wants them, and where they begin."""
    if format == "env" and _SAMPLE.search(path.rpartition("/")[2]):
        for found in _OFFERED.finditer(text):
            yield found["name"], found.start("name")


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
