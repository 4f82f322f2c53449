"""The way out of a dependency: what to move to, what to edit, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from aidep.checks.context import Context
from aidep.checks.misplaced import CLOUDS, MAKERS
from aidep.checks.states import state_of
from aidep.checks.wording import evidence, fate, when
from aidep.model.exposure import Dependency, Exposure
from aidep.model.lifecycle import CHAT, Record
from aidep.model.plan import Milestone, Option, Parameter, Plan
from aidep.model.policy import Policy

RUNWAY = 120
"""Days before an end in which the work is laid out, if so many are left."""
_PHASES = (
    (0.75, "choose the substitute and try it with your own examples"),
    (0.40, "have it behind a switch, with tests and costs compared"),
    (0.15, "serve all traffic from it, the old model only as a way back"),
)
"""Share of the runway that is left when a phase has to be done. Rules of thumb, no facts."""
_MOST_ELSEWHERE = 4
_DATED = re.compile(r"(?P<id>.+?)-(?P<version>\d{4}-\d{2}-\d{2}|\d{4})")
_MOST_OPEN = 3


def plans_for(exposure: Exposure, context: Context, single: str | None = None) -> Iterator[Plan]:
    """For what is gone, going or out of favour, then for the rest of a project that stands on a single platform.

    ``single``: that platform.
    """
    alone = []
    for dependency in exposure.dependencies:
        if dependency.severity is not None:
            yield plan_for(dependency, context)
        elif single is not None and dependency.platform == single:
            alone.append(dependency)
    for dependency in alone:
        reason = f"the whole project depends on {dependency.platform_name}; no end is known of this model"
        yield plan_for(dependency, context, reason)


def plan_for(dependency: Dependency, context: Context, reason: str = "") -> Plan:
    """What to do about one dependency. ``reason``: why, where its own lifecycle gives none."""
    record, as_of = dependency.record, context.as_of
    ends = dependency.ends
    options = _options(dependency, context)
    return Plan(
        dependency=dependency,
        reason=reason or _reason(dependency, as_of),
        options=options,
        parameters=tuple(_parameters(dependency, options, context)),
        milestones=tuple(milestones(ends, as_of, over=dependency.is_over)),
        deadline=ends - timedelta(days=1) if ends is not None else None,
        evidence=evidence(record) if record is not None else (),
        barred=not options and _is_barred(dependency, context),
    )


def _options(dependency: Dependency, context: Context) -> tuple[Option, ...]:
    return (
        *_same_platform(dependency, context),
        *_elsewhere(dependency, context),
        *_another(dependency, context),
        *_on_own_machines(dependency, context),
    )


def _is_barred(dependency: Dependency, context: Context) -> bool:
    """Whether there would be ways out, were it not for the policy of the project."""
    free = replace(context, policy=Policy())
    if dependency.record is not None and not dependency.is_endpoint:
        dependency = replace(dependency, replacements=free.replacements(dependency.record))
    return bool(context.policy and _options(dependency, free))


def milestones(ends: date | None, as_of: date, *, over: bool = False) -> Iterator[Milestone]:
    """The phases of a move, counted back from the first day without service. None without a date."""
    if ends is None and not over:
        return
    left = 0 if over or ends is None else (ends - as_of).days
    runway = min(left, RUNWAY)
    for share, what in _PHASES:
        by = as_of if ends is None or left <= 0 else ends - timedelta(days=max(1, round(runway * share)))
        yield Milestone(by, what)


def _reason(dependency: Dependency, as_of: date) -> str:
    if dependency.record is None:
        return "nothing is known of its lifecycle"
    return fate(dependency.record, as_of)


def _same_platform(dependency: Dependency, context: Context) -> Iterator[Option]:
    for id_ in dependency.replacements:
        if dependency.is_endpoint or dependency.platform is None:
            yield Option("same-platform", id_, dependency.platform_name, note="another API: code has to change")
            continue
        record = context.record(dependency.platform, id_)
        yield Option(
            "same-platform",
            id_,
            dependency.platform_name,
            record.retires if record is not None else None,
            "",
            evidence(dependency.record) if dependency.record is not None else (),
        )


def _parameters(dependency: Dependency, options: tuple[Option, ...], context: Context) -> Iterator[Parameter]:
    """Arguments of the calls that a substitute on the same platform refuses."""
    for option in options:
        if option.kind == "same-platform" and dependency.platform is not None:
            for rejected in context.catalog.rejected(dependency.platform, option.id):
                meant = [call for call in dependency.calls if rejected.is_said_of(call.call)]
                passed = {name for call in meant for name in rejected.refused(call.keywords, call.constants)}
                for name in sorted(passed):
                    pages = tuple(source.url for source in rejected.sources)
                    yield Parameter(name, option.id, rejected.instead, pages)


def _elsewhere(dependency: Dependency, context: Context) -> Iterator[Option]:
    """The same model where another platform serves it itself: a router only passes on what its maker serves."""
    if dependency.is_endpoint:
        return
    found: dict[str, Record] = {}
    for twin in context.catalog.twins(dependency.id, dependency.platform):
        record = _of_version(twin, context)
        best = found.get(record.platform)
        passed_on = context.catalog.platforms[record.platform].router
        if passed_on or state_of(record, context.as_of).is_over or not context.admits(record):
            continue
        if best is None or _lasts(record) > _lasts(best):
            found[record.platform] = record
    hosts = {platform for platform in found if context.catalog.platforms[platform].rank > CLOUDS}
    longest = sorted(found.values(), key=_lasts, reverse=True)
    for record in sorted(longest, key=lambda record: record.platform in hosts)[:_MOST_ELSEWHERE]:
        fate_there = f"retires {when(record.retires, context.as_of)}" if record.retires else "no end is known there"
        if record.platform in hosts and not record.retires and _is_makers(dependency, context):
            fate_there += ", but it may only pass the model on to its maker"
        yield Option(
            "other-platform",
            record.id,
            context.platform_name(record.platform),
            record.retires,
            fate_there,
            evidence(record),
        )


def _of_version(record: Record, context: Context) -> Record:
    """Azure keeps lifecycles by version: what is listed as ``gpt-4o-2024-08-06`` is that version of ``gpt-4o``."""
    dated = _DATED.fullmatch(record.id) if record.listed else None
    known = context.record(record.platform, dated["id"], dated["version"]) if dated is not None else None
    return record if known is None else known._replace(id=record.id)


def _is_makers(dependency: Dependency, context: Context) -> bool:
    known = context.catalog.platforms.get(dependency.platform or "")
    return known is not None and known.rank <= MAKERS


def _another(dependency: Dependency, context: Context) -> Iterator[Option]:
    """Models for the same task on other platforms, of the same size class where that is known."""
    record = dependency.record
    if record is None or (dependency.is_endpoint and record.task is None):
        return
    task = record.task or CHAT
    others = context.catalog.choices.others(task, record.platform, context.as_of, dependency.id)
    for other, sources in [choice for choice in others if context.admits(choice.record)][:_MOST_ELSEWHERE]:
        note = f"for {task}, {'put first by its platform' if sources else 'the newest on record there'}"
        pages = tuple(dict.fromkeys((*(source.url for source in sources), *evidence(other))))
        yield Option("other-model", other.id, context.platform_name(other.platform), None, note, pages)


def _on_own_machines(dependency: Dependency, context: Context) -> Iterator[Option]:
    """Weights for the same task. A model of which no task is on record is taken for one to chat with."""
    record = dependency.record
    if record is None or (dependency.is_endpoint and record.task is None):
        return
    task = record.task or CHAT
    for candidate in context.open_weights(task, dependency.id)[:_MOST_OPEN]:
        terms = candidate.license if candidate.commercial else f"{candidate.license}, not for commercial use"
        outside = f"; not licensed in {', '.join(candidate.excluded)}" if candidate.excluded else ""
        size = f"; {candidate.parameters:g} billion parameters" if candidate.parameters else ""
        yield Option(
            "open-weights",
            candidate.id,
            "the Hugging Face hub",
            note=f"{terms}{outside}{size}",
            evidence=(candidate.license_url,),
        )


def _lasts(record: Record) -> date:
    return record.retires or date.max
