"""AID302: hosted calls that nothing takes over for when they fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aidep.checks.concentration import HOSTED, LOCAL
from aidep.checks.context import Context
from aidep.checks.places import live_calls
from aidep.checks.wording import counted
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.usage import CallKind, Confidence, Failover, Inventory, SdkCall

NO_FALLBACK = Rule(
    code="AID302",
    name="no-fallback",
    severity=Severity.LOW,
    summary="Nothing takes over when calls of this platform fail: no second platform, no fallback, no router.",
    why=(
        "A platform is down, over its limits, or has retired a model: without a fallback the call fails, and with it "
        "what the program is for. A second model of the same platform helps against the retirement of a model, not "
        "against an outage. It is reported once for each platform of a project, with the calls.\n\n"
        "Looked for are fallbacks of frameworks (`with_fallbacks`, `FallbackModel`, `fallbacks=`), routers and "
        "gateways, and a `try` whose handler calls a model elsewhere."
    ),
)

RULES = (NO_FALLBACK,)

SHOWN = 4


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each platform with calls that have no way to another platform."""
    if not context.whole or _gateway(inventory, context):
        return
    takeovers = [one for one in inventory.failovers if one.location.path not in inventory.tests]
    if any(not one.covered and not one.platforms for one in takeovers):
        return  # something takes over somewhere, and what for cannot be told
    calls: dict[str, list[SdkCall]] = defaultdict(list)
    for call, live in live_calls(inventory, context):
        if live and call.platform is not None and call.platform not in LOCAL and call.kind in _ANSWERING:
            calls[call.platform].append(call)
    for platform, members in calls.items():
        own = [one for one in takeovers if platform in one.covered or (not one.covered and platform in one.platforms)]
        if not any(one.platforms - {platform} for one in own):
            yield _finding(platform, members, own, context)


_ANSWERING = HOSTED - {CallKind.CLIENT}


def _gateway(inventory: Inventory, context: Context) -> bool:
    """Whether calls go to a router: its own settings may hold fallbacks that are not written here."""
    known = (context.catalog.platforms.get(call.platform or "") for call in inventory.calls)
    return any(platform is not None and platform.router for platform in known)


def _finding(platform: str, calls: list[SdkCall], own: list[Failover], context: Context) -> Finding:
    name = context.platform_name(platform)
    first, *others = sorted(calls, key=lambda call: call.location)
    figures = counted(len(calls), "call")
    told = f"{figures} of {name} and nothing that takes over when {'it fails' if len(calls) == 1 else 'they fail'}"
    if own:
        told = f"{figures} of {name} can only fall back to {name} itself"
    related = [Related(one.location, f"falls back to {name} too") for one in own]
    related += [Related(call.location, f"calls {name} as well") for call in others]
    return Finding(
        code=NO_FALLBACK.code,
        name=NO_FALLBACK.name,
        severity=NO_FALLBACK.severity,
        confidence=Confidence.MEDIUM,
        message=told,
        location=first.location,
        help="let another platform, or a model on your own machines, answer when this one does not",
        platform=platform,
        related=tuple(related[:SHOWN]),
        subject=platform,
        scope=first.scope,
    )
