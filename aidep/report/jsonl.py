"""JSON lines: a finding each, the summary last."""

from __future__ import annotations

from aidep.model.finding import Report
from aidep.report import RenderOptions, Source
from aidep.report.grouping import shown
from aidep.report.shapes import SCHEMA_VERSION, finding_shape
from aidep.report.summary import as_json
from aidep.report.text import dumps


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """Findings as in the JSON format; the last line has ``schema_version``, ``as_of`` and ``summary``."""
    last = {"schema_version": SCHEMA_VERSION, "as_of": report.as_of.isoformat(), "summary": as_json(report)}
    lines = [*map(finding_shape, shown(report)), last]
    return "".join(dumps(line, indent=None) + "\n" for line in lines)
