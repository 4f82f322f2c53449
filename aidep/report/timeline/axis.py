"""Days on a line of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

PAST = 120
"""Days before today that are shown at most."""
AHEAD = 730
"""Days after today that are shown at most."""
LEAST = 180
"""Days after today that are shown at least."""
_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``start`` to ``end``, set into ``cells`` equal cells; days outside fall on its edges."""

    start: date
    end: date
    cells: int

    def at(self, day: date) -> int:
        """The cell of a day, 0-based."""
        share = (day - self.start).days / max(1, (self.end - self.start).days)
        return min(max(int(share * self.cells), 0), self.cells - 1)

    def share(self, day: date) -> float:
        """The place of a day between 0 and 1."""
        return min(max((day - self.start).days / max(1, (self.end - self.start).days), 0.0), 1.0)

    def ticks(self, room: int) -> Iterator[date]:
        """First days of months, at least ``room`` cells apart."""
        months = max(1, (self.end - self.start).days // 30)
        step = next((s for s in _STEPS if self.cells * s / months >= room), _STEPS[-1])
        year, month = self.start.year, self.start.month
        while True:
            month += 1
            if month > 12:
                year, month = year + 1, 1
            day = date(year, month, 1)
            if day > self.end:
                return
            if (month - 1) % step == 0:
                yield day


def axis_for(days: Iterable[date], as_of: date, cells: int) -> Axis:
    """An axis on which today and all these days fit, as far as it may reach."""
    known = list(days)
    first = min([as_of - timedelta(days=30), *known])
    last = max([as_of + timedelta(days=LEAST), *known])
    start = max(first, as_of - timedelta(days=PAST))
    end = min(last, as_of + timedelta(days=AHEAD)) + timedelta(days=14)
    return Axis(start - timedelta(days=7), end, cells)
