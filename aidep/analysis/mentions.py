"""Ids in prose: docstrings, comments and longer strings. Not usages; only the inventory asks for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from aidep.analysis.lines import Lines
from aidep.catalog.index import Catalog
from aidep.model.facts import FileFacts
from aidep.model.span import Span

_WORD = re.compile(r"[A-Za-z0-9@][A-Za-z0-9_.:/@-]{3,120}")
_TRAILING = ".:/@-_"


def mentions(text: str, facts: FileFacts, catalog: Catalog) -> Iterator[tuple[str, Span]]:
    """Known ids in a file's text, outside of the literals that are ids themselves, with their places."""
    lines = Lines(text)
    taken = sorted((lines.offset(s.line, s.column), lines.offset(s.end_line, s.end_column)) for s in facts.sites)
    starts = [start for start, _ in taken]
    for match in _WORD.finditer(text):
        word = match.group().rstrip(_TRAILING)
        if "-" not in word and not any(c.isdigit() for c in word):
            continue
        if catalog.identify(word) is None:
            continue
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.start() < taken[index][1]:
            continue
        yield word, lines.span(match.start(), match.start() + len(word))
