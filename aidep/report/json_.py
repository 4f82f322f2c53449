"""One JSON document."""

from __future__ import annotations

from aidep.model.finding import Report
from aidep.report import RenderOptions, Source
from aidep.report.grouping import shown
from aidep.report.shapes import SCHEMA_VERSION, finding_shape
from aidep.report.summary import as_json
from aidep.report.text import dumps


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """``schema_version``, ``as_of``, ``findings`` and ``summary``."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "as_of": report.as_of.isoformat(),
        "findings": [finding_shape(finding) for finding in shown(report)],
        "summary": as_json(report),
    }
    return dumps(document) + "\n"
