"""Findings and places as the JSON formats write them: a contract with the tools that read them."""

from __future__ import annotations

from typing import Any, Final

from aidep.model.finding import Finding, Fix, Suppression
from aidep.model.span import Cell, Location

SCHEMA_VERSION: Final = 1


def position(location: Location, end: bool = True) -> dict[str, Any]:
    """``path``, ``line`` and ``column``, with ``end`` also ``end_line`` and ``end_column``."""
    span = location.span
    shape: dict[str, Any] = {"path": location.path, "line": span.line, "column": span.column}
    if end:
        shape |= {"end_line": span.end_line, "end_column": span.end_column}
    return shape


def cell(value: Cell | None) -> dict[str, Any]:
    """``{"cell": {...}}`` for a place in a notebook, whose line and column are those of the raw file; else nothing."""
    if value is None:
        return {}
    return {"cell": {"number": value.number, "line": value.span.line, "column": value.span.column}}


def finding_shape(finding: Finding) -> dict[str, Any]:
    """A finding, keys in the order of the contract; ``cell`` last and only for notebooks."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        **position(finding.location),
        "model": finding.model,
        "platform": finding.platform,
        "role": finding.role.value if finding.role else None,
        "retires": finding.retires.isoformat() if finding.retires else None,
        "replacement": list(finding.replacement),
        "evidence": list(finding.evidence),
        "related": [
            {**position(hop.location), "message": hop.message, **cell(hop.location.cell)} for hop in finding.related
        ],
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
        "suppressed": _suppression(finding.suppressed),
        **cell(finding.location.cell),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "safety": "safe" if fix.safe else "unsafe",
        "description": fix.description,
        "edits": [{**position(edit.location), "text": edit.text} for edit in fix.edits],
    }


def _suppression(suppressed: Suppression | None) -> dict[str, str] | None:
    return None if suppressed is None else {"kind": suppressed.kind, "reason": suppressed.reason}
