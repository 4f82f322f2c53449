"""AID201: aliases that can start to mean another model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aidep.checks.context import Context
from aidep.checks.judge import judge
from aidep.checks.pins import floats, made_to_move, pin
from aidep.checks.places import Place, places
from aidep.checks.proposals import pinning
from aidep.checks.states import state_of
from aidep.checks.wording import counted, evidence
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.lifecycle import Record
from aidep.model.usage import Inventory

FLOATING = Rule(
    code="AID201",
    name="floating-alias",
    severity=Severity.LOW,
    summary="The model is named by an alias, which the platform can point to another snapshot at any time.",
    why=(
        "Behind an alias the model changes without a change in your code: prompts that were tuned and tests that were "
        "recorded then speak of a model that nobody calls any more. An alias that has moved before, or is made to move "
        "(`-latest`), is `low`; one that has stayed on its first snapshot so far is `info`.\n\n"
        "Name the snapshot, and move on purpose. Where the platform offers none there is nothing to pin."
    ),
)

RULES = (FLOATING,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each literal that names a living alias which floats or could."""
    as_of = context.as_of
    for place in places(inventory, context):
        verdict = judge(place.reference, context, floats)
        if verdict is None or verdict.deployment or not floats(verdict.record):
            continue
        record = verdict.record
        if state_of(record, as_of).is_dying:
            continue  # that it dies matters more than that it moves
        target = pin(record, context)
        yield Finding(
            code=FLOATING.code,
            name=FLOATING.name,
            severity=place.severity(verdict.severity(lambda each: _severity(each, as_of))),
            confidence=verdict.confidence,
            message=_message(place, record, context),
            location=place.reference.location,
            help=_help(record, target, context),
            model=place.reference.model,
            platform=record.platform,
            role=place.reference.role,
            replacement=(target,) if target else (),
            evidence=evidence(record),
            related=place.related(),
            subject=f"{record.platform}:{place.reference.model}",
            scope=place.reference.scope,
            proposal=pinning(place, verdict, target, context),
        )


def _help(record: Record, target: str | None, context: Context) -> str:
    if target is not None:
        return f"pin the snapshot: {target}"
    today = record.target(context.as_of)
    if today is not None and not context.admits_id(record.platform, today):
        return f"the policy of this project bars {today}, for which it stands today: move to what it allows"
    return "pin a snapshot where the platform offers one"


def _moves(record: Record, as_of: date) -> int:
    """How often the alias has moved so far, as far as known."""
    return max(0, sum(1 for target in record.points_to if target.since is None or target.since <= as_of) - 1)


def _severity(record: Record, as_of: date) -> Severity:
    return FLOATING.severity if _moves(record, as_of) or made_to_move(record.id) else Severity.INFO


def _message(place: Place, record: Record, context: Context) -> str:
    what = f"{place.reference.model} on {context.platform_name(record.platform)} is an alias"
    target = record.target(context.as_of)
    today = f", today for {target}" if target else ""
    moves = _moves(record, context.as_of)
    if moves:
        since, before = record.points_to[moves].since, record.points_to[moves - 1].id
        last = f", last from {before}" + (f" on {since}" if since else "")
        return f"{what}{today}: it has moved {counted(moves, 'time')}{last}"
    if made_to_move(record.id):
        return f"{what}{today}, made to move to newer models"
    return f"{what}{today}: it has not moved so far, but nothing keeps it there"
