"""What can be done about a dependency before it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aidep.model.exposure import Dependency


@dataclass(frozen=True, slots=True)
class Option:
    """One way out."""

    kind: str
    """``same-platform``, ``other-platform`` (the same model there), ``other-model`` (there, for the same task) or
    ``open-weights``."""
    id: str
    """As that platform (or hub) names it."""
    where: str
    """Name of the platform, or of the hub that has the weights."""
    until: date | None = None
    """Its own committed end, as far as known."""
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """What has to be done by when."""

    by: date
    what: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument that has to change with the model."""

    parameter: str
    model: str
    what: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The way out of one dependency."""

    dependency: Dependency
    reason: str
    """One line: what happens, and when."""
    options: tuple[Option, ...]
    """Least change first."""
    milestones: tuple[Milestone, ...]
    """In order of time; all of them today when it is over already."""
    deadline: date | None
    """The last day on which it is served, as far as a date is committed."""
    parameters: tuple[Parameter, ...] = ()
    """Arguments that the first substitute refuses, by a stated source."""
    evidence: tuple[str, ...] = ()
    barred: bool = False
    """Ways out are known, and the policy of the project admits none of them."""

    @property
    def first(self) -> str:
        """What to do first."""
        if self.options:
            option = self.options[0]
            return f"try {option.id} on {option.where} with your own examples"
        if self.barred:
            return "look for a substitute, or have the policy changed: it bars all that are named for this one"
        return "look for a substitute; the catalog knows none"
