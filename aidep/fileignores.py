"""``per-file-ignores``: rules that are off for the files of a pattern."""

from __future__ import annotations

import os
from collections.abc import Iterable

from aidep.config import FileIgnores
from aidep.model.finding import Finding, Suppression
from aidep.select import Selectors
from aidep.sources.ignore import Patterns, user_patterns


class FileIgnored:
    """The settings, with patterns and codes resolved."""

    def __init__(self, items: Iterable[FileIgnores], selectors: Selectors, root: str) -> None:
        self._root = root
        self._memory: dict[str, frozenset[str]] = {}
        self._off: list[tuple[Patterns, bool, frozenset[str]]] = []
        for item in items:
            codes = frozenset().union(*(selectors.codes_of(value, item.codes.where) for value in item.codes.values))
            pattern = item.pattern.removeprefix("!")
            patterns = user_patterns(item.codes.folder, [pattern], item.codes.where)
            self._off.append((patterns, pattern != item.pattern, codes))

    def hides(self, finding: Finding) -> Suppression | None:
        """Whether its rule is off in its file."""
        hit = finding.code in self._codes(finding.location.path)
        return Suppression("config", "per-file-ignores") if hit else None

    def _codes(self, path: str) -> frozenset[str]:
        if path not in self._memory:
            full = os.path.join(self._root, path.replace("/", os.sep))
            hits = (codes for patterns, inverted, codes in self._off if _hits(patterns, full) != inverted)
            self._memory[path] = frozenset().union(*hits)
        return self._memory[path]


def _hits(patterns: Patterns, path: str) -> bool:
    return patterns.covers(path) and patterns.verdict(path, is_folder=False) is True
