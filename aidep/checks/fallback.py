"""AID302: hosted calls that nothing takes over for when they fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aidep.checks.allowed import LOCAL
from aidep.checks.concentration import HOSTED
from aidep.checks.context import Context
from aidep.checks.places import live_calls
from aidep.checks.wording import counted, listed
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.usage import CallKind, Confidence, Failover, Inventory, SdkCall

NO_FALLBACK = Rule(
    code="AID302",
    name="no-fallback",
    severity=Severity.LOW,
    summary="Nothing takes over when hosted calls fail: no fallback to another platform, no router.",
    why=(
        "A platform is down, over its limits, or has retired a model: without a fallback the call fails, and with it "
        "what the program is for. A second model of the same platform helps against the retirement of a model, not "
        "against an outage. It is reported once for a project.\n\n"
        "Looked for are fallbacks of frameworks (`with_fallbacks`, `FallbackModel`, `fallbacks=`), routers and "
        "gateways, and a `try` whose handler calls a model elsewhere."
    ),
)

RULES = (NO_FALLBACK,)
OF_PROJECT = True

SHOWN = 4
NAMED = 3
"""Platforms that a message names."""


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """At most one finding: the platforms whose calls have no way to another one."""
    if not context.whole or _gateway(inventory, context):
        return
    takeovers = [one for one in inventory.failovers if one.location.path not in inventory.tests]
    if any(not one.covered and not one.platforms for one in takeovers):
        return  # something takes over somewhere, and what for cannot be told
    last = {platform for one in takeovers for platform in one.platforms if one.covered - {platform}}
    """What takes over need not be taken over for: there is a last resort everywhere."""
    alone: dict[str, list[SdkCall]] = defaultdict(list)
    same: list[Failover] = []
    for call, live in live_calls(inventory, context):
        platform = call.platform
        if not live or platform is None or platform in LOCAL or call.kind not in _ANSWERING:
            continue
        own = [one for one in takeovers if platform in one.covered or (not one.covered and platform in one.platforms)]
        if platform not in last and not any(one.platforms - {platform} for one in own):
            alone[platform].append(call)
            same += [one for one in own if one not in same]
    if alone:
        yield _finding(alone, same, context)


_ANSWERING = HOSTED - {CallKind.CLIENT}


def _gateway(inventory: Inventory, context: Context) -> bool:
    """Whether calls go to a router: its own settings may hold fallbacks that are not written here."""
    known = (context.catalog.platforms.get(call.platform or "") for call in inventory.calls)
    return any(platform is not None and platform.router for platform in known)


def _finding(alone: dict[str, list[SdkCall]], same: list[Failover], context: Context) -> Finding:
    calls = sorted((call for members in alone.values() for call in members), key=lambda call: call.location)
    names = sorted(context.platform_name(platform) for platform in alone)
    where = listed(names, "and") if len(names) <= NAMED else f"{len(names)} platforms"
    told = f"{counted(len(calls), 'call')} of {where}, and no other platform takes over when {_fails(len(calls))}"
    related = [Related(one.location, "falls back to the same platform") for one in same]
    seen = {calls[0].platform}
    for call in calls:
        if call.platform not in seen and call.platform is not None:
            seen.add(call.platform)
            related.append(Related(call.location, f"calls {context.platform_name(call.platform)}"))
    return Finding(
        code=NO_FALLBACK.code,
        name=NO_FALLBACK.name,
        severity=NO_FALLBACK.severity,
        confidence=Confidence.MEDIUM,
        message=told + (": what there is falls back to the same platform" if same else ""),
        location=calls[0].location,
        help="let another platform, or a model on your own machines, answer when this one does not",
        platform=next(iter(alone)) if len(alone) == 1 else None,
        related=tuple(related[:SHOWN]),
        subject="no-fallback",
        scope=calls[0].scope,
    )


def _fails(number: int) -> str:
    return "it fails" if number == 1 else "they fail"
