"""What a check knows besides the inventory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from aidep.checks.allowed import admits, admits_weights
from aidep.model.lifecycle import Kind, Record
from aidep.model.policy import Policy
from aidep.model.span import Location

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog
    from aidep.catalog.openweights import Candidate

_ANYTHING = Policy()
AZURE = "azure"
"""The platform on which code passes a deployment name, and a lifecycle belongs to (id, version)."""


@dataclass(frozen=True, slots=True)
class Context:
    """The catalog, the day, and what the user asked for."""

    catalog: Catalog
    as_of: date
    all_roles: bool = False
    """Also report ids in tables, comparisons, docs and tests (as ``info``)."""
    whole: bool = True
    """A project was looked at, not a single file: only then can something be said of the project."""
    policy: Policy = _ANYTHING
    max_catalog_age: int = 180
    """Days."""
    enabled: frozenset[str] | None = None
    """The codes that are on: only to those may a rule leave what it has to say itself. ``None``: all."""
    anchor: Location | None = None
    """Where to report what is true of the run and of no place in it."""

    def platform_name(self, platform: str) -> str:
        """What people call the platform."""
        known = self.catalog.platforms.get(platform)
        return known.name if known is not None else platform

    def record(self, platform: str, model: str, version: str | None = None) -> Record | None:
        """What is known of a model on a platform.

        Where a platform keeps one lifecycle per version and the code states none, the catalog answers for the version
        that lives longest: only what is true of all versions may be said.
        """
        return self.catalog.find(platform, model, version)

    def admits(self, record: Record) -> bool:
        """Whether the policy of the project lets it move to a model."""
        return not self.policy or admits(record, self.policy, self.catalog)

    def admits_id(self, platform: str, model: str) -> bool:
        """The same of an id, also one of which nothing is on record."""
        return self.admits(self.record(platform, model) or Record(platform, model, Kind.FAMILY))

    def open_weights(self, task: str, model: str = "") -> tuple[Candidate, ...]:
        """Weights for a task that the policy lets the project run, those nearest to ``model`` first."""
        found = self.catalog.open_weights(task, model)
        return tuple(one for one in found if not self.policy or admits_weights(one, self.policy))

    def replacements(self, record: Record) -> tuple[str, ...]:
        """What to use instead: ids that the platform serves today and the policy admits, without those that are about
        to go themselves.

        Where nothing else is left, those that are about to go are still better than nothing, the last to go first.
        """
        served = self.catalog.replacements(record, self.as_of)
        alive = tuple(model for model in served if self.admits_id(record.platform, model))
        found = {model: self.record(record.platform, model) for model in alive}
        lasting = tuple(model for model, known in found.items() if known is None or known.retires is None)
        return lasting or tuple(sorted(alive, key=lambda model: self._ends(found[model]), reverse=True))

    @staticmethod
    def _ends(record: Record | None) -> date:
        return record.retires if record is not None and record.retires is not None else date.max
