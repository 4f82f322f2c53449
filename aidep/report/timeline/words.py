"""Lines that several formats of the timeline share. All of them are visible text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from aidep.model.exposure import Dependency
from aidep.model.plan import Plan
from aidep.model.span import Location
from aidep.report.text import DOT, place, plural, visible
from aidep.report.timeline import Timeline

_NAMED = 12
"""So many models without a date are named."""
_PLACES = 3


def headline(timeline: Timeline) -> str:
    """How much there is, and how much of it ends."""
    every = timeline.exposure.dependencies
    if not every:
        return f"No model or API in use was found{DOT}as of {timeline.as_of}"
    models = sum(not d.is_endpoint for d in every)
    apis = len(every) - models
    platforms = len({d.platform for d in every if d.platform})
    parts = [plural(models, "model")] + ([plural(apis, "API")] if apis else [])
    over = sum(d.is_over for d in every)
    ahead = sum(d.ends is not None and not d.is_over for d in every)
    fates = [f"{over} gone"] if over else []
    fates += [f"{ahead} with an end date"] if ahead else []
    words = [f"{' and '.join(parts)} on {plural(platforms, 'platform')}", *fates, f"as of {timeline.as_of}"]
    return DOT.join([*words, f"catalog of {timeline.exposure.catalog_date}"])


def ending(dependency: Dependency, as_of: date) -> str:
    """``2027-01-14, in 50 days``; ``not before 2027-03-01``; ``gone, date unknown``."""
    if dependency.ends is not None:
        return f"{dependency.ends}, {distance(dependency.ends, as_of)}"
    if dependency.is_over:
        return "gone, date unknown"
    if dependency.earliest is not None:
        return f"not before {dependency.earliest}"
    return "no date known"


def distance(day: date, as_of: date) -> str:
    """``in 50 days``, ``62 days ago``, ``today``."""
    days = (day - as_of).days
    if days == 0:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} ago"


def upcoming_title(timeline: Timeline) -> str:
    """Over the list of what breaks."""
    if not timeline.plans:
        return f"Nothing in use is known to break by {timeline.horizon} ({timeline.days} days)"
    return f"Broken, or breaking by {timeline.horizon} ({timeline.days} days)"


def undated_line(timeline: Timeline) -> str:
    """What is used of which no end is known."""
    undated = timeline.undated
    names = list(dict.fromkeys(visible(d.name) for d in undated))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"No end known of {len(undated)}: {', '.join(names[:_NAMED])}{more}"


def where(dependency: Dependency, shown: Callable[[Location], str] = place) -> str:
    """The first places, and how many more."""
    named = ", ".join(shown(location) for location in dependency.places[:_PLACES])
    more = len(dependency.places) - _PLACES
    return f"{named} and {more} more" if more > 0 else named


def first_step(plan: Plan, as_of: date) -> str:
    """What to do first, and by when: ``by 2026-12-05: try ...``."""
    due = plan.milestones[0].by if plan.milestones else as_of
    return f"{f'by {due}' if due > as_of else 'now'}: {visible(plan.first)}"
