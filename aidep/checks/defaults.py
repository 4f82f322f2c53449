"""AID204: calls that name no model and take the SDK's default, which follows the version of the SDK."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.checks.lifecycle import RULE_OF
from aidep.checks.places import live_calls
from aidep.checks.states import State, severity_of, state_of
from aidep.checks.versions import Has, has, specifiers
from aidep.checks.wording import evidence, fate
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.span import Location
from aidep.model.usage import CallKind, Inventory, ModelSource, SdkCall

HIDDEN = Rule(
    code="AID204",
    name="hidden-default",
    severity=Severity.MEDIUM,
    summary="The call names no model, so the SDK chooses one: another version of the SDK may choose another.",
    why=(
        "The model then stands in no file of yours. An upgrade of the SDK changes it without a trace, a search for the "
        "id does not find it, and an old SDK keeps asking for a model that is gone: where the pinned version takes a "
        "model that is retired or has a date, the finding is `high`.\n\n"
        "Where AID101 to AID104 say of the call that its default is dying or deprecated, no milder than `medium`, this "
        "rule is silent, unless that rule is not selected. Pass `model=` explicitly."
    ),
)

RULES = (HIDDEN,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each call that leaves the model to the SDK, whichever of several SDKs is there."""
    silent = [each for each in live_calls(inventory, context) if each[0].model_source is ModelSource.SDK_DEFAULT]
    silent.sort(key=lambda each: context.catalog.sdks.ended(each[0].call) is not None)
    one_per_place: dict[Location, tuple[SdkCall, bool]] = {}
    for call, live in silent:
        one_per_place.setdefault(call.location, (call, live))
    for call, live in sorted(one_per_place.values(), key=lambda each: each[0].location):
        model, versions = chosen = _chosen(call, inventory, context)
        if versions or model is None or not _is_reported(call, model, context):
            yield _finding(call, live, chosen, context)


def _is_reported(call: SdkCall, model: str, context: Context) -> bool:
    """Whether one of AID101 to AID104 that is on says of this call that it names no model, no milder: one cause is one
    finding."""
    record = context.record(call.platform, model) if call.platform is not None else None
    if record is None or state_of(record, context.as_of) is State.ALIVE:
        return False
    if context.enabled is not None and RULE_OF[state_of(record, context.as_of)].code not in context.enabled:
        return False
    return severity_of(record, context.as_of).rank >= HIDDEN.severity.rank


def _chosen(call: SdkCall, inventory: Inventory, context: Context) -> tuple[str | None, str]:
    """The model that the SDK takes, as far as the pinned version tells, and what other versions take."""
    found = context.catalog.sdks.find(call.call)
    older = found.surface.model.older if found is not None and found.surface.model is not None else ()
    if not older or call.sdk_default is None:
        return call.sdk_default, ""
    package = context.catalog.sdks.distributions[call.sdk]
    pins = specifiers(package, inventory.requirements)
    for before, default in older:
        answer = has(before, pins)
        if answer is Has.YES:
            return default, f" in the pinned version; {call.sdk_default} from {package} {before} on"
        if answer is Has.UNKNOWN:
            return call.sdk_default, f" today, {default} before {package} {before}"
    return call.sdk_default, ""


def _finding(call: SdkCall, live: bool, chosen: tuple[str | None, str], context: Context) -> Finding:
    model, versions = chosen
    # Of the default that newest versions take, AID101 and its like speak.
    another = call.platform is not None and model is not None and model != call.sdk_default
    record = context.record(call.platform or "", model or "") if another else None
    what = f"takes the default of the SDK, {model}{versions}" if model else "leaves the choice to the SDK"
    dying = record is not None and state_of(record, context.as_of).is_dying
    if record is not None and dying:
        what += f", which {fate(record, context.as_of)}"
    return Finding(
        code=HIDDEN.code,
        name=HIDDEN.name,
        severity=(Severity.HIGH if dying else HIDDEN.severity) if live else Severity.INFO,
        confidence=call.confidence,
        message=f"{call.call} names no model and {what}",
        location=call.location,
        help="pass the model explicitly, and a revision= with it"
        if call.kind is CallKind.LOADER
        else "pass model= explicitly",
        model=model,
        platform=call.platform,
        retires=record.retires if record is not None and dying else None,
        evidence=evidence(record) if record is not None and dying else (),
        subject=f"{call.call}:{model or ''}",
        scope=call.scope,
    )
