"""What a project stands on: the models and APIs behind its usages, and what is known of their end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aidep.model.finding import Counts, Severity
from aidep.model.lifecycle import Record, Status
from aidep.model.span import Location
from aidep.model.usage import Confidence, SdkCall


@dataclass(frozen=True, slots=True)
class Dependency:
    """One model (or API) on one platform, however often the project names it."""

    id: str
    """The model as the code names it, without routing prefix; the catalog's id of an API."""
    name: str
    """What people call it."""
    platform: str | None
    """Platform id of the catalog, ``None`` when it cannot be told."""
    platform_name: str
    is_endpoint: bool
    record: Record | None
    """Its lifecycle; ``None`` when the catalog has none."""
    status: Status | None
    severity: Severity | None
    """How much its state matters, ``None`` while it is alive and nothing is set."""
    confidence: Confidence
    places: tuple[Location, ...]
    """Where the code names it (for an API: calls it), by path and position."""
    replacements: tuple[str, ...] = ()
    """What the platform serves in its place, best first."""
    calls: tuple[SdkCall, ...] = ()
    """That pass it on, as far as they are known."""
    deployment: bool = False
    """The name of an Azure deployment, which may serve another model."""

    @property
    def ends(self) -> date | None:
        """The committed last day of service."""
        return self.record.retires if self.record is not None else None

    @property
    def earliest(self) -> date | None:
        """A day before which it is not retired: a promise, no end."""
        return self.record.retires_not_before if self.record is not None else None

    @property
    def is_over(self) -> bool:
        """Whether the platform serves it no longer."""
        return self.status in (Status.RETIRED, Status.REROUTED)

    def days_left(self, as_of: date) -> int | None:
        """Days to the committed end, negative once it has passed; ``None`` without one."""
        return self.record.days_left(as_of) if self.record is not None else None


@dataclass(frozen=True, slots=True)
class Host:
    """What is known of a platform that the project depends on."""

    id: str
    name: str
    owner: str
    jurisdiction: str | None
    """Of the owner: ISO 3166 country codes, commas between."""
    lifecycle_page: str | None
    addresses: tuple[str, ...] = ()
    """Hosts of its API."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """All dependencies of one project."""

    dependencies: tuple[Dependency, ...]
    """Those that are over first, then by date, then those without a date, by platform and id."""
    as_of: date
    catalog_date: date
    counts: Counts
    hosts: tuple[Host, ...] = ()
    """Of the dependencies, by id."""
