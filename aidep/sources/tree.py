"""What the last run saw of each file of a tree, so that the next one reads only what has changed.

A file is taken as unchanged if size, modification time and inode are what they were, as Git and other linters do.
Like Git we distrust times that are too young when they are written down: a file may be changed twice within one tick of
the clock. Such files are read again.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from typing import Any

from aidep.sources.cache import KEPT_DAYS, Cache, digest

_DAY = 86_400
_TICK = 2_000_000_000
"""Nanoseconds; the coarsest clock of a file system in use (FAT)."""
State = tuple[int, int, int]
"""Size, modification time in nanoseconds, inode."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the bytes of a file tell."""

    candidate: bool
    """Whether it must be parsed."""
    marked: bool = False
    """Whether it may hold a suppression."""
    names: frozenset[str] = frozenset()
    """The SDK modules that it imports. Of a file that is no candidate: names that make it one where somebody imports
    what they stand for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What reading a file gave."""

    content: str
    """Digest of its bytes."""
    glance: Glance


def state_of(file: str) -> State | None:
    """What tells whether a file has changed; ``None`` if that cannot be told."""
    try:
        state = os.stat(file)
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ino


class Tree:
    """The files below one root, by absolute name."""

    def __init__(self, cache: Cache, root: str, basis: str) -> None:
        """``basis``: what the answers depend on besides the files, the catalog for one."""
        self._cache = cache
        self._name = f"trees/{digest(root, basis)}"
        self._now = time.time_ns()
        self._today = int(self._now / 1e9 / _DAY)
        self._rows = _rows(cache.get(self._name))
        self._changed = False

    def seen(self, file: str, state: State | None) -> Seen | None:
        """What is known of a file in this state."""
        row = self._rows.get(file)
        if row is None or state is None or tuple(row[:3]) != state:
            return None
        if row[7] != self._today:
            row[7], self._changed = self._today, True
        return Seen(row[3], Glance(row[4], row[5], frozenset(row[6].split())))

    def before(self, file: str) -> str | None:
        """The digest of a file when a run last wrote down what it saw, in whatever state it is now."""
        row = self._rows.get(file)
        return row[3] if row is not None else None

    def add(self, file: str, state: State | None, seen: Seen) -> None:
        """Remember what reading a file gave; ``state`` as it was before it was read."""
        if state is not None and self._now - state[1] > _TICK:
            glance = seen.glance
            names = " ".join(sorted(glance.names))
            self._rows[file] = [*state, seen.content, glance.candidate, glance.marked, names, self._today]
            self._changed = True

    def save(self) -> None:
        """Write down what is new."""
        if self._changed:
            kept = {file: row for file, row in self._rows.items() if self._today - row[7] <= KEPT_DAYS}
            self._cache.put(self._name, json.dumps(kept, separators=(",", ":")).encode())


_ROW = (int, int, int, str, bool, bool, str, int)


def _rows(data: bytes | None) -> dict[str, list[Any]]:
    try:
        rows = json.loads(data) if data is not None else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(rows, dict) or not all(
        isinstance(r, list) and tuple(map(type, r)) == _ROW for r in rows.values()
    ):
        return {}
    return rows
