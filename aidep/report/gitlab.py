"""GitLab Code Quality: the list that a merge request widget reads.

Its keys are those that other linters write. GitLab drops entries that share a fingerprint, and has no place for a
summary.
"""

from __future__ import annotations

from typing import Any, Final

from aidep.model.finding import Finding, Report, Severity
from aidep.model.span import from_top
from aidep.report import RenderOptions, Source
from aidep.report.text import dumps, visible

_SEVERITY: Final = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """A JSON list with an entry for each finding that is not suppressed; places in notebooks are those of the file."""
    live = [finding for finding in report.findings if finding.suppressed is None]
    return dumps([_entry(finding, options.base) for finding in live]) + "\n"


def _entry(finding: Finding, base: str) -> dict[str, Any]:
    span = finding.location.span
    return {
        "check_name": finding.code,
        "description": visible(f"{finding.code}: {finding.message}"),
        "severity": _SEVERITY[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {
            "path": from_top(finding.location.path, base),
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }
