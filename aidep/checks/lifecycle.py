"""AID101 to AID104: models that are gone, answered by others, going, or out of favour.

One place gets one of these codes: a model is in one state at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aidep.checks.context import Context
from aidep.checks.judge import Verdict, judge
from aidep.checks.places import Place, live_calls, places
from aidep.checks.proposals import replacing
from aidep.checks.states import State, severity_of, state_of
from aidep.checks.wording import advice, dated, evidence, fate, listed, provenance
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.lifecycle import Record
from aidep.model.usage import Inventory, ModelReference, ModelSource, Role, SdkCall

RETIRED = Rule(
    code="AID101",
    name="retired-model",
    severity=Severity.CRITICAL,
    summary="The platform has retired this model: calls that name it fail today.",
    why=(
        "After its retirement date a platform answers requests for a model with an error, usually 404 "
        "`model_not_found`. Code that still names it is broken now, even if no test notices because it is mocked. "
        "Weights that many serve (`mistral-7b-instruct`) are reported where a call takes them to the platform, or the "
        "project speaks of it.\n\n"
        "Move to a model that the platform serves today. Another model answers differently: try it on your own "
        "examples before it goes out."
    ),
)
REROUTED = Rule(
    code="AID102",
    name="rerouted-model",
    severity=Severity.HIGH,
    summary="The platform has retired this model and silently answers calls for it from another model.",
    why=(
        "Nothing fails, so no monitoring notices: but quality, speed and price are those of another model since the "
        "date of the reroute.\n\n"
        "Name the model that you want to be answered by, after trying it and looking up its price."
    ),
)
RETIRING = Rule(
    code="AID103",
    name="retiring-model",
    severity=Severity.HIGH,
    summary="The platform has committed to a date on which this model stops being served.",
    why=(
        "From that date on calls fail, or are answered by another model. The severity follows the time that is left: "
        "`high` up to 90 days, `medium` up to 180 days, `low` beyond. A date over a year ahead that was set at launch "
        "and not announced since is `info`.\n\n"
        "Plan the move: choose a replacement, try it on your own examples, and leave time for surprises."
    ),
)
DEPRECATED = Rule(
    code="AID104",
    name="deprecated-model",
    severity=Severity.MEDIUM,
    summary="The platform calls this model deprecated or legacy, or its promise to keep it runs out; no date is set.",
    why=(
        "A deprecated model is on its way out, without a committed date: it is `medium`. A legacy model, or one whose "
        "earliest possible retirement date lies less than 90 days ahead or has passed, is `low`. A date before which a "
        "model is *not* retired is a promise, not a retirement date.\n\n"
        "Do not build new things on it, and plan a move before the date is announced."
    ),
)

RULES = (RETIRED, REROUTED, RETIRING, DEPRECATED)

RULE_OF = {
    State.RETIRED: RETIRED,
    State.REROUTED: REROUTED,
    State.RETIRING: RETIRING,
    State.DEPRECATED: DEPRECATED,
}


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each literal whose model is dying, and for each call whose silent default is."""
    for place in places(inventory, context):
        finding = _finding(place.reference, place, context)
        if finding is not None:
            yield finding
    for call, live in live_calls(inventory, context):
        if call.model_source is ModelSource.SDK_DEFAULT and call.sdk_default is not None:
            model = call.models[0] if call.models else call.sdk_default  # without what a router writes before it
            yield from _of_default(call, model, live, context)


def _of_default(call: SdkCall, model: str, live: bool, context: Context) -> Iterator[Finding]:
    platforms = (call.platform,) if call.platform is not None else ()
    standing_in = ModelReference(
        call.location, model, model, Role.DEFAULT, call.confidence, call.provider, call.platform, platforms, call.scope
    )
    finding = _finding(standing_in, Place(standing_in, (), live), context)
    if finding is not None:
        message = f"{finding.message}; no model is named here, so the SDK takes this one"
        remedy = f"pass model= explicitly: {finding.help}"
        yield replace(finding, message=message, help=remedy, proposal=None)  # no literal to write over


def _finding(reference: ModelReference, place: Place, context: Context) -> Finding | None:
    as_of = context.as_of
    verdict = judge(reference, context, lambda record: state_of(record, as_of))
    if verdict is None or state_of(verdict.record, as_of) is State.ALIVE:
        return None
    record = verdict.record
    rule = RULE_OF[state_of(record, as_of)]
    replacements = context.replacements(record)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=place.severity(verdict.severity(lambda each: severity_of(each, as_of))),
        confidence=verdict.confidence,
        message=_message(reference, verdict, context),
        location=reference.location,
        help=_help(record, replacements, context),
        model=reference.model,
        platform=record.platform,
        role=reference.role,
        announced=record.announced,
        retires=record.retires,
        replacement=replacements,
        evidence=evidence(record, *verdict.differing),
        related=place.related(),
        subject=f"{record.platform}:{reference.model}",
        scope=reference.scope,
        proposal=replacing(place, verdict, replacements, context),
    )


def _message(reference: ModelReference, verdict: Verdict, context: Context) -> str:
    record = verdict.record
    version = f" version {record.version}" if reference.version is not None and record.version is not None else ""
    what = f"{reference.model}{version} on {context.platform_name(record.platform)}"
    told = f"{fate(record, context.as_of)}{_disputed(record, context)}{_reroute(record, context)}{provenance(record)}"
    return f"{what} {told}{verdict.doubts(context)}"


def _disputed(record: Record, context: Context) -> str:
    """The day that another source names, where none is committed."""
    ahead = [claim for claim in record.disputed if claim.retires is not None and claim.retires > context.as_of]
    if record.retires is not None or record.gone or not ahead:
        return ""
    return f", although {ahead[0].source.url} says {ahead[0].retires}"


def _reroute(record: Record, context: Context) -> str:
    if not record.reroute:
        return ""
    now = "calls are" if state_of(record, context.as_of) is State.REROUTED else "from then on calls are"
    return f"; {now} answered by {record.rerouted_to or 'another model'}"


def _help(record: Record, replacements: tuple[str, ...], context: Context) -> str:
    if not record.reroute:
        return advice(record, replacements, context)
    target = record.rerouted_to or "another model"
    named = tuple(dict.fromkeys((*(() if record.rerouted_to is None else (target,)), *replacements)))
    alive = [model for model in named if _lives(record.platform, model, context)]
    alive = [model for model in alive if context.admits_id(record.platform, model)]
    shown = [dated(record.platform, model, context) for model in alive]
    choice = f"name {listed(shown)} once you have tried it" if alive else advice(record, replacements, context)
    return f"{choice}: {target} may answer differently and be billed at another price"


def _lives(platform: str, model: str, context: Context) -> bool:
    record = context.record(platform, model)
    return record is None or not state_of(record, context.as_of).is_over
