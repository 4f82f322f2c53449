"""AID204: calls that name no model and take the SDK's default. That this default is dying is for AID101 to say."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.checks.places import live_calls
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import Inventory, ModelSource, SdkCall

HIDDEN = Rule(
    code="AID204",
    name="hidden-default",
    severity=Severity.MEDIUM,
    summary="The call names no model, so the SDK chooses one: another version of the SDK may choose another.",
    why=(
        "The model then stands in no file of yours. An upgrade of the SDK changes it without a trace, a search for the "
        "id does not find it, and an old SDK keeps asking for a model that is gone.\n\n"
        "Pass `model=` explicitly."
    ),
)

RULES = (HIDDEN,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each call that leaves the model to the SDK."""
    for call, live in live_calls(inventory, context):
        if call.model_source is ModelSource.SDK_DEFAULT:
            yield _finding(call, live)


def _finding(call: SdkCall, live: bool) -> Finding:
    chosen = f"takes the default of the SDK, {call.sdk_default}" if call.sdk_default else "leaves the choice to the SDK"
    return Finding(
        code=HIDDEN.code,
        name=HIDDEN.name,
        severity=HIDDEN.severity if live else Severity.INFO,
        confidence=call.confidence,
        message=f"{call.call} names no model and {chosen}",
        location=call.location,
        help="pass model= explicitly",
        model=call.sdk_default,
        platform=call.platform,
        subject=f"{call.call}:{call.sdk_default or ''}",
        scope=call.scope,
    )
