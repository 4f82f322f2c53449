"""Findings as problems: what has the same code and subject is one problem in several places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aidep.model.finding import Finding, Report, Severity

UNREADABLE = "AID000"
"""Stands for a file that could not be read: not a risk, counted apart."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Findings of one code and subject; the worst and first one leads."""

    findings: tuple[Finding, ...]

    @property
    def lead(self) -> Finding:
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class Tally:
    """What the summary of every format says of the findings (suppressed ones apart)."""

    findings: int
    """All, with one for each unreadable file."""
    by_severity: dict[str, int]
    """Of ``findings``; every severity, worst first."""
    problems: int
    places: int
    """Of problems; unreadable files are in neither."""
    problems_by_severity: dict[str, int]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The order of ``Report.findings``: by severity, date, subject, path and position."""

    def key(finding: Finding) -> tuple[int, bool, str, str, str, object]:
        date = finding.retires.isoformat() if finding.retires else ""
        location = finding.location
        return -finding.severity.rank, not date, date, finding.code + finding.subject, location.path, location.span

    return sorted(findings, key=key)


def shown(report: Report) -> list[Finding]:
    """Findings to report: suppressed ones only where the report asks for them."""
    return [f for f in report.findings if f.suppressed is None or report.show_suppressed]


def group(findings: Sequence[Finding]) -> list[Problem]:
    """Problems in order of their first finding. A finding without subject stands alone."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        alone = 0 if finding.subject else number + 1
        key = (finding.code, finding.subject, alone, finding.suppressed is not None)
        groups.setdefault(key, []).append(finding)
    return [Problem(tuple(members)) for members in groups.values()]


def tally(report: Report) -> Tally:
    """Counts over the findings that are not suppressed."""
    live = [f for f in report.findings if f.suppressed is None]
    risks = [f for f in live if f.code != UNREADABLE]
    problems = group(risks)
    return Tally(
        findings=len(live),
        by_severity=_by_severity(live),
        problems=len(problems),
        places=len(risks),
        problems_by_severity=_by_severity([p.lead for p in problems]),
    )


def _by_severity(findings: Sequence[Finding]) -> dict[str, int]:
    counts = Counter(f.severity for f in findings)
    return {severity.value: counts[severity] for severity in reversed(Severity)}
