"""Workflow commands: annotations on the lines of a pull request, then a plain total."""

from __future__ import annotations

from collections import Counter
from typing import Final

from aidep.model.finding import Finding, Report, Severity
from aidep.model.span import from_top
from aidep.report import RenderOptions, Source
from aidep.report.grouping import group
from aidep.report.summary import segments
from aidep.report.text import DOT, plural, visible

LIMIT: Final = 10
"""GitHub drops what exceeds ten annotations of one level in one step."""

_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
    Severity.INFO: "notice",
}


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """At most ten commands of each level, worst first, and the summary."""
    written: Counter[str] = Counter()
    lines: list[str] = []
    findings = _ordered(report)
    for finding in findings:
        level = _LEVELS[finding.severity]
        if written[level] < LIMIT:
            written[level] += 1
            lines.append(_command(level, finding, options.base))
    rest = len(findings) - len(lines)
    summary = DOT.join(segments(report))
    if rest:
        summary += f"{DOT}{plural(rest, 'finding')} not annotated"
    return "\n".join([*lines, summary]) + "\n"


def _ordered(report: Report) -> list[Finding]:
    """Worst first; among equals the first place of every problem, so that one problem does not use up the limit."""
    live = [f for f in report.findings if f.suppressed is None]
    ranked = [(turn, finding) for problem in group(live) for turn, finding in enumerate(problem.findings)]
    return [finding for _, finding in sorted(ranked, key=lambda pair: (-pair[1].severity.rank, pair[0]))]


def _command(level: str, finding: Finding, base: str) -> str:
    span = finding.location.span
    properties = {"file": from_top(finding.location.path, base), "line": span.line, "col": span.column}
    if span.end_line == span.line and span.end_column > span.column:
        # Inclusive here, unlike in SARIF; GitHub ignores columns of a region that spans lines.
        properties |= {"endLine": span.end_line, "endColumn": span.end_column - 1}
    properties["title"] = f"{finding.code} {finding.name}"
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    parts = [finding.message, finding.help and f"help: {finding.help}", *finding.evidence]
    return f"::{level} {written}::" + "%0A".join(_data(part) for part in parts if part)


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
