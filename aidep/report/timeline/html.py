"""The timeline as one self-contained page."""

from __future__ import annotations

from aidep.report import RenderOptions
from aidep.report.html import page
from aidep.report.html.plot import plot
from aidep.report.text import visible
from aidep.report.timeline import Timeline
from aidep.report.timeline.words import first_step, headline, undated_line, upcoming_title, where


def render(timeline: Timeline, options: RenderOptions) -> str:
    """The plot, and what breaks soon with what to do first."""
    upcoming = [
        {
            "severity": plan.dependency.severity.value if plan.dependency.severity else "none",
            "name": visible(plan.dependency.name),
            "platform": visible(plan.dependency.platform_name),
            "reason": visible(plan.reason),
            "first": first_step(plan, timeline.as_of),
            "where": where(plan.dependency),
            "milestones": [(item.by.isoformat(), item.what) for item in plan.milestones if item.by > timeline.as_of],
        }
        for plan in timeline.plans
    ]
    values = {
        "as_of": timeline.as_of.isoformat(),
        "headline": headline(timeline),
        "title": upcoming_title(timeline),
        "plot": plot(timeline.exposure),
        "upcoming": upcoming,
        "undated": undated_line(timeline) if timeline.undated else "",
    }
    return page("timeline.html", values)
