"""From single usages to what a project stands on: one dependency for each model and API on a platform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aidep.checks.context import Context
from aidep.checks.endpoints import endpoint_uses
from aidep.checks.judge import judge, platforms
from aidep.checks.places import live_calls, places
from aidep.checks.states import State, severity_of, state_of
from aidep.model.exposure import Dependency, Exposure, Host
from aidep.model.finding import Counts
from aidep.model.lifecycle import Record
from aidep.model.span import Location
from aidep.model.usage import Confidence, Inventory, ModelReference, ModelSource, Role, SdkCall


@dataclass(frozen=True, slots=True)
class _Use:
    """One place with what it depends on."""

    id: str
    platform: str | None
    record: Record | None
    confidence: Confidence
    location: Location
    is_endpoint: bool = False
    deployment: bool = False
    calls: tuple[SdkCall, ...] = ()


def exposure(inventory: Inventory, context: Context, counts: Counts) -> Exposure:
    """What the usages of a project depend on, outside its tests."""
    groups: dict[tuple[bool, str, str, str], list[_Use]] = defaultdict(list)
    for use in (*_models(inventory, context), *_endpoints(inventory, context)):
        version = use.record.version if use.record is not None and use.record.version else ""
        groups[use.is_endpoint, use.platform or "", use.id, version].append(use)
    found = [_dependency(uses, context) for uses in groups.values()]
    ordered = tuple(sorted(found, key=_order))
    hosts = tuple(_hosts({d.platform for d in ordered if d.platform is not None}, context))
    return Exposure(ordered, context.as_of, context.catalog.checked, counts, hosts)


def _hosts(platforms: Iterable[str], context: Context) -> Iterator[Host]:
    for platform in sorted(platforms):
        known = context.catalog.platforms.get(platform)
        if known is not None:
            yield Host(known.id, known.name, known.owner, known.jurisdiction, known.url, known.hosts)


def _order(dependency: Dependency) -> tuple[bool, bool, str, str, str]:
    day = dependency.ends or dependency.earliest
    dated = day.isoformat() if day else ""
    return not dependency.is_over, not dated, dated, dependency.platform or "~", dependency.id


def _models(inventory: Inventory, context: Context) -> Iterator[_Use]:
    only_usages = replace(context, all_roles=False)
    for place in places(inventory, only_usages):
        yield replace(_use(place.reference, context), calls=tuple(place.calls))
    for call, _ in live_calls(inventory, only_usages):
        if call.model_source is ModelSource.SDK_DEFAULT and call.sdk_default is not None:
            named = (call.platform,) if call.platform is not None else ()
            default = call.sdk_default
            yield _use(
                ModelReference(
                    call.location, default, default, Role.DEFAULT, call.confidence, None, call.platform, named
                ),
                context,
            )


def _use(reference: ModelReference, context: Context) -> _Use:
    verdict = judge(reference, context, lambda record: state_of(record, context.as_of))
    if verdict is None:
        likely = platforms(reference, context)
        platform = reference.platform or (likely[0] if len(likely) == 1 else None)
        return _Use(reference.model, platform, None, reference.confidence, reference.location)
    record = verdict.record
    return _Use(
        reference.model,
        record.platform,
        record,
        verdict.confidence,
        reference.location,
        deployment=verdict.deployment,
    )


def _endpoints(inventory: Inventory, context: Context) -> Iterator[_Use]:
    for use in endpoint_uses(inventory, replace(context, all_roles=False)):
        record = context.catalog.endpoint(use.platform, use.endpoint)
        if record is not None:
            yield _Use(use.endpoint, use.platform, record, use.confidence, use.location, is_endpoint=True)


def _dependency(uses: Iterable[_Use], context: Context) -> Dependency:
    first, *others = uses
    record, as_of = first.record, context.as_of
    surest = max((use.confidence for use in (first, *others)), key=lambda confidence: confidence.rank)
    troubled = record is not None and state_of(record, as_of) is not State.ALIVE
    return Dependency(
        id=first.id,
        name=record.name if first.is_endpoint and record is not None else first.id,
        platform=first.platform,
        platform_name=context.platform_name(first.platform) if first.platform else "platform unknown",
        is_endpoint=first.is_endpoint,
        record=record,
        status=record.status(as_of) if record is not None else None,
        severity=severity_of(record, as_of) if record is not None and troubled else None,
        confidence=surest,
        places=tuple(sorted({use.location for use in (first, *others)})),
        replacements=_replacements(first, context),
        calls=tuple(dict.fromkeys(call for use in (first, *others) for call in use.calls)),
        deployment=first.deployment,
    )


def _replacements(use: _Use, context: Context) -> tuple[str, ...]:
    if use.record is None:
        return ()
    return use.record.replaced_by if use.is_endpoint else context.replacements(use.record)
