"""The timeline as Markdown, for a ticket or a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.report import RenderOptions
from aidep.report.markdown import escape
from aidep.report.markup import ticked
from aidep.report.text import place
from aidep.report.timeline import Timeline
from aidep.report.timeline.words import ending, first_step, headline, undated_line, upcoming_title, where


def render(timeline: Timeline, options: RenderOptions) -> str:
    """A table by date, and what breaks soon with what to do first."""
    return "\n".join(_lines(timeline)) + "\n"


def _lines(timeline: Timeline) -> Iterator[str]:
    yield "# AI timeline"
    yield ""
    yield escape(headline(timeline))
    if timeline.dated:
        yield ""
        yield "| Ends | Model or API | Platform | State | Places | Instead |"
        yield "|---|---|---|---|--:|---|"
        for d in timeline.dated:
            state = d.status.value if d.status else "unknown"
            instead = ", ".join(map(ticked, d.replacements[:3])) or "–"
            cells = [ending(d, timeline.as_of), ticked(d.name), escape(d.platform_name), state, str(len(d.places))]
            yield f"| {' | '.join([*cells, instead])} |"
    yield ""
    yield f"## {escape(upcoming_title(timeline))}"
    for plan in timeline.plans:
        d = plan.dependency
        yield ""
        yield f"- {ticked(d.name)} on {escape(d.platform_name)} {escape(plan.reason)}"
        yield f"  - where: {where(d, lambda location: ticked(place(location)))}"
        yield f"  - first: {escape(first_step(plan, timeline.as_of))}"
    if timeline.undated:
        yield ""
        yield escape(undated_line(timeline))
