"""The timeline of what a project uses: one module per format, imported only when its format is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from typing import Final

from aidep.model.exposure import Dependency, Exposure
from aidep.model.plan import Plan
from aidep.report import RenderOptions

_MODULES: Final = {
    "full": "aidep.report.timeline.chart",
    "markdown": "aidep.report.timeline.markdown",
    "json": "aidep.report.timeline.json_",
    "ics": "aidep.report.timeline.ics",
    "html": "aidep.report.timeline.html",
}
FORMATS: Final = tuple(_MODULES)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline shows."""

    exposure: Exposure
    days: int
    """How far ahead the list of what breaks looks."""
    plans: Sequence[Plan]
    """For what is over or ends within these days, most urgent first."""

    @property
    def as_of(self) -> date:
        return self.exposure.as_of

    @property
    def horizon(self) -> date:
        """The last day of the list of what breaks."""
        return self.as_of + timedelta(days=self.days)

    @property
    def dated(self) -> list[Dependency]:
        """Dependencies with a day to plot, or that ended on a day that nobody stated."""
        return [d for d in self.exposure.dependencies if d.ends or d.earliest or d.is_over]

    @property
    def undated(self) -> list[Dependency]:
        """Dependencies of which no end is known."""
        return [d for d in self.exposure.dependencies if not (d.ends or d.earliest or d.is_over)]


def breaks_within(exposure: Exposure, days: int) -> list[Dependency]:
    """What is over, or ends within so many days."""
    return [
        d
        for d in exposure.dependencies
        if d.is_over or ((left := d.days_left(exposure.as_of)) is not None and left <= days)
    ]


def render(name: str, timeline: Timeline, options: RenderOptions) -> str:
    """The timeline in one of ``FORMATS``, ending in a newline."""
    return str(import_module(_MODULES[name]).render(timeline, options))
