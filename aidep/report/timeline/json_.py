"""The timeline as JSON."""

from __future__ import annotations

from typing import Any

from aidep.model.exposure import Dependency
from aidep.report import RenderOptions
from aidep.report.plan.json_ import plan_shape
from aidep.report.shapes import SCHEMA_VERSION, cell, position
from aidep.report.text import dumps
from aidep.report.timeline import Timeline


def render(timeline: Timeline, options: RenderOptions) -> str:
    """``dependencies`` in order of their end, ``upcoming``: plans for what breaks within ``days``."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "as_of": timeline.as_of.isoformat(),
        "catalog_date": timeline.exposure.catalog_date.isoformat(),
        "days": timeline.days,
        "dependencies": [dependency_shape(d, timeline) for d in timeline.exposure.dependencies],
        "upcoming": [plan_shape(plan) for plan in timeline.plans],
    }
    return dumps(document) + "\n"


def dependency_shape(dependency: Dependency, timeline: Timeline) -> dict[str, Any]:
    """One model or API."""
    record = dependency.record
    return {
        "kind": "endpoint" if dependency.is_endpoint else "model",
        "id": dependency.id,
        "name": dependency.name,
        "platform": dependency.platform,
        "status": dependency.status.value if dependency.status else None,
        "severity": dependency.severity.value if dependency.severity else None,
        "confidence": dependency.confidence.value,
        "announced": _day(record.announced) if record else None,
        "retires": _day(dependency.ends),
        "retires_not_before": _day(dependency.earliest),
        "days_left": dependency.days_left(timeline.as_of),
        "replacements": list(dependency.replacements),
        "places": [{**position(location), **cell(location.cell)} for location in dependency.places],
        "evidence": [source.url for source in record.sources] if record else [],
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
