"""AID108: preview and experimental ids outside tests."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.checks.judge import judge
from aidep.checks.places import places
from aidep.checks.states import State, state_of
from aidep.checks.wording import advice, evidence
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import Inventory

PREVIEW = Rule(
    code="AID108",
    name="preview-model",
    severity=Severity.LOW,
    summary="A preview or experimental model is used outside tests: platforms withdraw these at short notice.",
    why=(
        "Preview and experimental models come without the notice period that other models have: two weeks on some "
        "platforms, and less has happened.\n\n"
        "Use the released model in what others depend on. A preview that is deprecated or has a retirement date "
        "is reported for that instead."
    ),
)

RULES = (PREVIEW,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each literal that names a preview on which nothing worse is known."""
    for place in places(inventory, context):
        verdict = judge(place.reference, context, lambda record: record.preview)
        if verdict is None or not verdict.record.preview or state_of(verdict.record, context.as_of) is not State.ALIVE:
            continue
        record = verdict.record
        replacements = context.replacements(record)
        yield Finding(
            code=PREVIEW.code,
            name=PREVIEW.name,
            severity=place.severity(verdict.severity(lambda _: PREVIEW.severity)),
            confidence=verdict.confidence,
            message=(
                f"{place.reference.model} on {context.platform_name(record.platform)} is a preview, "
                "which can be withdrawn at short notice"
            ),
            location=place.reference.location,
            help=advice(record, replacements, context) if replacements else "use a released model outside experiments",
            model=place.reference.model,
            platform=record.platform,
            role=place.reference.role,
            replacement=replacements,
            evidence=evidence(record),
            related=place.related(),
            subject=f"{record.platform}:{place.reference.model}",
            scope=place.reference.scope,
        )
