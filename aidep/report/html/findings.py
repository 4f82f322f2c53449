"""What the page of ``aidep check`` shows, as plain values for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aidep.model.exposure import Exposure
from aidep.model.finding import Finding, Report, Severity
from aidep.model.span import Location
from aidep.report import Source, rule_url
from aidep.report.excerpt import excerpt
from aidep.report.grouping import Problem, group, shown, tally
from aidep.report.html.plot import Plot, percent, plot
from aidep.report.summary import segments
from aidep.report.text import char_width, place, visible

_WIDTH: Final = 110
"""Cells of an excerpt."""
_EXCERPTS: Final = 25
"""Places of one problem that are shown with their code; the others are named."""
_OPEN: Final = 2
"""Places that are not folded away."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, with its line of code in three parts where there is one."""

    where: str
    note: str
    number: int = 0
    before: str = ""
    marked: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One problem."""

    severity: str
    code: str
    name: str
    url: str
    platform: str
    message: str
    help: str
    suppressed: str
    links: tuple[str, ...]
    sources: tuple[str, ...]
    """What is said by packages: no links."""
    spots: tuple[Spot, ...]
    folded: tuple[Spot, ...]
    search: str
    """Lower-case text for the filter."""


@dataclass(frozen=True, slots=True)
class Share:
    """A platform's part of the usages, in percent."""

    name: str
    places: int
    models: int
    percent: float
    ending: int
    """Models that are gone or have an end date."""


def view(report: Report, source: Source) -> dict[str, Any]:
    """The values of ``report.html``."""
    verdict, *rest = segments(report)
    problems = group(shown(report))
    counts = tally(report).problems_by_severity
    exposure = report.exposure
    picture: Plot | None = plot(exposure) if exposure is not None else None
    return {
        "verdict": verdict,
        "details": rest,
        "as_of": report.as_of.isoformat(),
        "severities": [(severity.value, counts[severity.value]) for severity in reversed(Severity)],
        "plot": picture,
        "shares": list(shares(exposure)) if exposure is not None else [],
        "cards": [_card(problem, source) for problem in problems],
        "rules": sorted({(problem.lead.code, problem.lead.name) for problem in problems}),
        "platforms": sorted({problem.lead.platform for problem in problems if problem.lead.platform}),
    }


def shares(exposure: Exposure) -> Iterator[Share]:
    """Which part of the places that name a model or call an API belongs to which platform, largest first."""
    places: Counter[str] = Counter()
    for dependency in exposure.dependencies:
        places[dependency.platform_name] += len(dependency.places)
    total = sum(places.values())
    for name, count in places.most_common():
        own = [d for d in exposure.dependencies if d.platform_name == name]
        ending = sum(d.is_over or d.ends is not None for d in own)
        yield Share(visible(name), count, len(own), percent(count / total), ending)


def _card(problem: Problem, source: Source) -> Card:
    lead = problem.lead
    spots = [_spot(finding.location, "", source) for finding in problem.findings[:_EXCERPTS]]
    spots[1:1] = [_spot(hop.location, hop.message, source) for hop in lead.related]
    spots += [Spot(place(finding.location), "") for finding in problem.findings[_EXCERPTS:]]
    is_open = 1 + len(lead.related) if lead.related else _OPEN
    return Card(
        severity=lead.severity.value,
        code=lead.code,
        name=lead.name,
        url=rule_url(lead.code),
        platform=visible(lead.platform or ""),
        message=visible(lead.message),
        help=visible(lead.help),
        suppressed=visible(lead.suppressed.reason or lead.suppressed.kind) if lead.suppressed else "",
        links=tuple(visible(url) for url in lead.evidence if _is_link(url)),
        sources=tuple(visible(text) for text in lead.evidence if not _is_link(text)),
        spots=tuple(spots[:is_open]),
        folded=tuple(spots[is_open:]),
        search=_search(problem.findings),
    )


def _is_link(text: str) -> bool:
    return text.startswith("https://")


def _search(findings: Sequence[Finding]) -> str:
    lead = findings[0]
    words = (lead.code, lead.name, lead.message, lead.platform or "", *(f.location.path for f in findings))
    return visible(" ".join(dict.fromkeys(words))).lower()


def _spot(location: Location, note: str, source: Source) -> Spot:
    found = excerpt(source, location, _WIDTH)
    if found is None:
        return Spot(place(location), visible(note))
    start = _index(found.text, found.indent)
    end = _index(found.text, found.indent + found.length)
    text = found.text
    return Spot(place(location), visible(note), found.number, text[:start], text[start:end], text[end:])


def _index(text: str, cells: int) -> int:
    """The index of the character that starts at this terminal cell."""
    used = 0
    for index, char in enumerate(text):
        if used >= cells:
            return index
        used += char_width(char)
    return len(text)
