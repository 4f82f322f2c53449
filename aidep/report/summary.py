"""The last line of a report: what was found, and in how much of the project."""

from __future__ import annotations

from aidep.model.finding import Counts, Report
from aidep.report.grouping import Tally, tally
from aidep.report.text import plural


def segments(report: Report) -> list[str]:
    """Parts of the summary; the first one is the verdict."""
    counts = report.counts
    parts = [_verdict(report, tally(report))]
    if counts.suppressed:
        parts.append(f"{counts.suppressed:,} suppressed")
    if counts.baselined:
        parts.append(f"{counts.baselined:,} in the baseline")
    if counts.unchanged:
        parts.append(f"{counts.unchanged:,} on unchanged lines")
    parts += fixable_line(report)
    parts.append(files_line(counts))
    parts.append(f"catalog of {report.catalog_date.isoformat()}")
    return parts


def as_json(report: Report) -> dict[str, object]:
    """The ``summary`` of the JSON formats. ``findings`` is the length of the list without suppressed ones."""
    total, counts = tally(report), report.counts
    return {
        "verdict": _verdict(report, total),
        "findings": total.findings,
        "problems": total.problems,
        "places": total.places,
        "suppressed": counts.suppressed,
        "baselined": counts.baselined,
        "unchanged": counts.unchanged,
        "fixable": fixable(report),
        "by_severity": total.by_severity,
        "counts": counts_as_json(counts),
        "catalog_date": report.catalog_date.isoformat(),
    }


def fixable(report: Report) -> dict[str, int]:
    """How many findings have a fix, by its safety."""
    fixes = [finding.fix.safe for finding in report.findings if finding.fix is not None and finding.suppressed is None]
    return {"safe": sum(fixes), "unsafe": len(fixes) - sum(fixes)}


def fixable_line(report: Report) -> list[str]:
    """What of them can be mended by machine, nothing if nothing can."""
    count = fixable(report)
    flags = {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}
    return [f"{count[safety]:,} fixable with {flag}" for safety, flag in flags.items() if count[safety]]


def nothing_checked(counts: Counts) -> str:
    """Why a run without findings proves nothing."""
    if counts.unreadable:
        return "Nothing checked: what aidep found here could not be read"
    return "Nothing to check: no file here that aidep reads"


def files_line(counts: Counts) -> str:
    """What a run looked at."""
    return f"{plural(counts.checked, 'file')} checked, {counts.excluded:,} excluded, {counts.unreadable:,} unreadable"


def counts_as_json(counts: Counts) -> dict[str, int]:
    """The ``counts`` of the JSON formats."""
    return {
        "checked": counts.checked,
        "analysed": counts.analysed,
        "excluded": counts.excluded,
        "unreadable": counts.unreadable,
    }


def _verdict(report: Report, total: Tally) -> str:
    if total.problems:
        severities = ", ".join(f"{number:,} {name}" for name, number in total.problems_by_severity.items() if number)
        return f"{plural(total.problems, 'problem')} in {plural(total.places, 'place')} ({severities})"
    if not report.counts.checked:
        return nothing_checked(report.counts)
    if report.counts.unreadable:
        return "No AI dependency risks found in what could be read"
    return "No AI dependency risks found"
