"""Markdown for the summary page of a CI job or a comment: the verdict, and a table of problems."""

from __future__ import annotations

import re
from typing import Final

from aidep.model.finding import Report
from aidep.report import RenderOptions, Source, rule_url
from aidep.report.grouping import Problem, group, shown
from aidep.report.summary import segments
from aidep.report.text import DOT, place, plural, visible

MOST: Final = 200
"""Rows. A job summary of GitHub takes one megabyte."""
_PLACES: Final = 3

_ACTIVE: Final = re.compile(r"(?<=\bwww)\.|:(?![ \d])|[^\w\s.,:;/'()+-]|_", re.IGNORECASE)
"""ASCII that Markdown or HTML could act on, where it does not stand for itself in prose."""
_MENTION: Final = "&#64;"


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """A heading, the summary, and a row for each problem, worst first, with its first places."""
    verdict, *rest = segments(report)
    lines = ["### aidep", "", f"**{escape(verdict)}**{escape(DOT + DOT.join(rest))}"]
    problems = group(shown(report))
    if problems:
        lines += ["", "| severity | rule | problem | where | instead |", "| --- | --- | --- | --- | --- |"]
        lines += [_row(problem) for problem in problems[:MOST]]
    if len(problems) > MOST:
        lines += ["", f"{plural(len(problems) - MOST, 'more problem')}: other formats list all."]
    return "\n".join(lines) + "\n"


def _row(problem: Problem) -> str:
    lead = problem.lead
    count = len(problem.findings) if len(problem.findings) <= _PLACES + 1 else _PLACES
    places = [code(place(finding.location)) for finding in problem.findings[:count]]
    if len(problem.findings) > count:
        places.append(f"and {len(problem.findings) - count:,} more")
    mark = "" if lead.suppressed is None else " (suppressed)"
    rule = f"[{escape(lead.code)}]({rule_url(lead.code)}) {escape(lead.name)}"
    cells = [lead.severity.value + mark, rule, escape(lead.message), "<br>".join(places), escape(lead.help)]
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    """Any text as prose that means itself: no link, mention, emphasis, HTML or new cell can come of it."""
    quoted = _ACTIVE.sub(_entity, visible(text))
    # Mentions are looked for in the text of the finished page, but not in code.
    return quoted.replace(_MENTION, f"<code>{_MENTION}</code>")


def code(text: str) -> str:
    """Any text in the type of code."""
    return f"<code>{_ACTIVE.sub(_entity, visible(text))}</code>"


def _entity(match: re.Match[str]) -> str:
    char = match[0]
    return f"&#{ord(char)};" if char.isascii() else char
