"""The timeline as numbers for an SVG: percentages of the width, rows of the height."""

from __future__ import annotations

from dataclasses import dataclass

from aidep.model.exposure import Dependency, Exposure
from aidep.report.text import visible
from aidep.report.timeline.axis import Axis, axis_for
from aidep.report.timeline.words import ending

_ROOM = 20
"""Per cent of the axis from label to label: in a narrow window a label takes 14."""
_MOST = 60
"""Rows of the plot; a table below it holds all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One dependency of the plot. ``x`` and ``begin`` are percentages of its width."""

    name: str
    platform: str
    severity: str
    text: str
    begin: float
    x: float
    kind: str
    """``over``, ``ends`` or ``promise``."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The whole picture."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    today: float
    left_out: int


def plot(exposure: Exposure) -> Plot | None:
    """What has a date, in order of it; ``None`` if nothing has one."""
    dated = [d for d in exposure.dependencies if d.ends or d.earliest]
    if not dated:
        return None
    axis = axis_for([day for d in dated for day in (d.ends, d.earliest) if day], exposure.as_of, 100)
    ticks = tuple((percent(axis.share(day)), f"{day:%Y-%m}") for day in axis.ticks(_ROOM))
    rows = tuple(_row(d, axis, exposure) for d in dated[:_MOST])
    return Plot(rows, ticks, percent(axis.share(exposure.as_of)), len(dated) - len(rows))


def _row(dependency: Dependency, axis: Axis, exposure: Exposure) -> Row:
    day = dependency.ends or dependency.earliest or exposure.as_of
    kind = "over" if dependency.is_over else "ends" if dependency.ends else "promise"
    x, today = percent(axis.share(day)), percent(axis.share(exposure.as_of))
    return Row(
        name=visible(dependency.name),
        platform=visible(dependency.platform_name),
        severity=dependency.severity.value if dependency.severity else "none",
        text=ending(dependency, exposure.as_of),
        begin=min(x, today),
        x=x,
        kind=kind,
    )


def percent(share: float) -> float:
    """A share as a percentage that is short to write."""
    return round(share * 100, 2)
