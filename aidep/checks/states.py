"""What the dates of a record mean for a program that depends on it, and how much it matters."""

from __future__ import annotations

from datetime import date
from enum import Enum

from aidep.model.finding import Severity
from aidep.model.lifecycle import Record, Status

SOON = 90
"""Days: a committed date this near is ``high``, a promise that ends this near is worth a note."""
LATER = 180
"""Days: a committed date this near is ``medium``."""
STANDING = 365
"""Days: platforms that give every model a date at launch announce nothing by a date further off than this."""


class State(Enum):
    """One for each code."""

    ALIVE = "alive"
    DEPRECATED = "deprecated"
    RETIRING = "retiring"
    REROUTED = "rerouted"
    RETIRED = "retired"

    @property
    def is_over(self) -> bool:
        """Whether the platform no longer serves it."""
        return self in (State.REROUTED, State.RETIRED)

    @property
    def is_dying(self) -> bool:
        """Whether there is a committed date, ahead or behind."""
        return self.is_over or self is State.RETIRING


_STATE = {
    Status.ACTIVE: State.ALIVE,
    Status.LEGACY: State.DEPRECATED,
    Status.DEPRECATED: State.DEPRECATED,
    Status.RETIRING: State.RETIRING,
    Status.REROUTED: State.REROUTED,
    Status.RETIRED: State.RETIRED,
}


def state_of(record: Record, as_of: date) -> State:
    """What to say of a record on that day."""
    state = _STATE[record.status(as_of)]
    return State.DEPRECATED if state is State.ALIVE and _promise_ends(record, as_of) else state


def severity_of(record: Record, as_of: date) -> Severity:
    """How much it matters on that day, for a use that is certain."""
    status = record.status(as_of)
    if status is Status.RETIRED:
        return Severity.CRITICAL
    if status is Status.REROUTED:
        return Severity.HIGH
    if status is Status.RETIRING:
        return _by_distance(record, as_of)
    return Severity.MEDIUM if status is Status.DEPRECATED else Severity.LOW


def _by_distance(record: Record, as_of: date) -> Severity:
    days = record.days_left(as_of) or 0
    if days <= SOON:
        return Severity.HIGH
    if days <= LATER:
        return Severity.MEDIUM
    return Severity.INFO if days > STANDING and record.announced is None else Severity.LOW


def _promise_ends(record: Record, as_of: date) -> bool:
    return record.retires_not_before is not None and (record.retires_not_before - as_of).days <= SOON
