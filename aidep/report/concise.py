"""One line per finding: for pipes, editors and grep."""

from __future__ import annotations

from aidep.model.finding import Report
from aidep.report import RenderOptions, Source, rule_url
from aidep.report.grouping import shown
from aidep.report.paint import BOLD, DIM, SEVERITY, Paint
from aidep.report.summary import segments
from aidep.report.text import DOT, place, visible


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """``path:line:col: CODE severity message`` for each finding, then one line of summary."""
    paint = Paint(options.color, options.hyperlinks)
    lines = []
    for finding in shown(report):
        code = paint.link(paint(visible(finding.code), BOLD), rule_url(finding.code))
        severity = paint(finding.severity.value, SEVERITY[finding.severity])
        mark = "" if finding.suppressed is None else " (suppressed)"
        lines.append(f"{place(finding.location)}: {code} {severity} {visible(finding.message)}{paint(mark, DIM)}")
    lines.append(DOT.join(segments(report)))
    return "\n".join(lines) + "\n"
