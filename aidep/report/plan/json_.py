"""Contingency plans as JSON."""

from __future__ import annotations

from typing import Any

from aidep.model.plan import Plan
from aidep.report.plan import Plans
from aidep.report.shapes import SCHEMA_VERSION, cell, position
from aidep.report.text import dumps


def render(plans: Plans) -> str:
    """``plans``, most urgent first."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "as_of": plans.as_of.isoformat(),
        "catalog_date": plans.catalog_date.isoformat(),
        "single_platform": plans.single,
        "plans": [plan_shape(plan) for plan in plans.plans],
    }
    return dumps(document) + "\n"


def plan_shape(plan: Plan) -> dict[str, Any]:
    """One plan."""
    dependency = plan.dependency
    return {
        "kind": "endpoint" if dependency.is_endpoint else "model",
        "id": dependency.id,
        "platform": dependency.platform,
        "reason": plan.reason,
        "deadline": plan.deadline.isoformat() if plan.deadline else None,
        "options": [
            {
                "kind": option.kind,
                "id": option.id,
                "where": option.where,
                "until": option.until.isoformat() if option.until else None,
                "note": option.note,
                "evidence": list(option.evidence),
            }
            for option in plan.options
        ],
        "milestones": [{"by": item.by.isoformat(), "what": item.what} for item in plan.milestones],
        "parameters": [
            {"parameter": item.parameter, "model": item.model, "what": item.what, "evidence": list(item.evidence)}
            for item in plan.parameters
        ],
        "places": [{**position(location), **cell(location.cell)} for location in dependency.places],
        "evidence": list(plan.evidence),
        "barred_by_policy": plan.barred,
    }
