"""Work that may lead back to itself: done once per key, circles cut.

What is found while a circle is open lacks what the cut left out. It is kept only until the work is done that the circle
leads back to: that work has all there is to find, and what is asked for later is asked afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from aidep.analysis.sets import distinct
from aidep.analysis.values import Value, Values

DEEPEST = 70
"""Nested evaluations."""
_CLOSED = 1 << 30


class Circles:
    def __init__(self) -> None:
        self.depth = 0
        self._active: dict[object, int] = {}
        """What is being worked on, and how deep it was entered."""
        self._open = _CLOSED
        """The depth of the outermost work that a cut circle leads back to."""
        self._waiting: dict[object, tuple[int, Values]] = {}
        """Values that lack something, with the depth of the work that will have it."""
        self._due: dict[int, list[object]] = {}
        """What is dropped when the work at that depth is done."""

    def incomplete(self, depth: int) -> None:
        """Says that what is being worked on lacks what is found out at a lower depth."""
        self._open = min(self._open, depth)

    def deeper(self, work: Callable[..., Values], *given: object) -> Values:
        """Work of which nothing is kept. It counts as nested: what has many circles takes twice as long a level on."""
        self.depth += 1
        try:
            return work(*given)
        finally:
            self.depth -= 1

    def kept(
        self, store: dict[object, Values], key: object, work: Callable[..., Iterable[Value]], *given: object
    ) -> Values:
        """The values of some work, put into the store when they are complete; ``()`` where it leads back to itself.

        ``work`` is called with what is ``given``.
        """
        if self._waiting:
            waiting = self._waiting.get((id(store), key))
            if waiting is not None:
                self.incomplete(waiting[0])
                return waiting[1]
        place = self._active.get(key)
        depth = self.depth
        if place is not None or depth > DEEPEST:
            self.incomplete(depth if place is None else place)
            return ()
        self._active[key] = depth
        self.depth = depth + 1
        before, self._open = self._open, _CLOSED
        try:
            values = distinct(work(*given))
        finally:
            del self._active[key]
            self.depth = depth
        if self._due:
            for stale in self._due.pop(depth, ()):
                del self._waiting[stale]
        if self._open >= depth:
            store[key] = values
            self._open = before
            return values
        mark = (id(store), key)
        self._waiting[mark] = (self._open, values)
        self._due.setdefault(self._open, []).append(mark)
        self._open = min(before, self._open)
        return values
