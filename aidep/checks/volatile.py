"""AID304: platforms that retire models on short notice, or promise nothing."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.allowed import LOCAL
from aidep.checks.concentration import HOSTED, HUB
from aidep.checks.context import Context
from aidep.checks.places import Place, is_routed, live_calls, places
from aidep.checks.wording import counted
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.span import Location
from aidep.model.usage import Confidence, Inventory, ModelSource

VOLATILE = Rule(
    code="AID304",
    name="volatile-platform",
    severity=Severity.LOW,
    summary="The platform publishes no lifecycle policy, or has retired models on short notice.",
    why=(
        "How long a model is kept is decided by its platform. Some publish a notice period and keep it, some publish "
        "none, and some give less than they promise. The figures are those of the retirements in the catalog: days "
        "between announcement and end. It is reported once for each platform.\n\n"
        "Watch the platform's changelog, keep a substitute tried and ready, or move what must not break to a platform "
        "that gives you time."
    ),
)

RULES = (VOLATILE,)
OF_PROJECT = True

SHORT = 45
"""Days: a median notice below this leaves no time for a change that is tested."""
ENOUGH = 5
"""Retirements from which on a record says something."""
KEPT = 0.8
"""Share of the promised days that the median notice has to reach."""
SHOWN = 4


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each platform that a project depends on and that is known for short notice."""
    for platform, locations in _used(inventory, context).items():
        reason = _reason(platform, context)
        if reason:
            yield _finding(platform, reason, locations, context)


def _used(inventory: Inventory, context: Context) -> dict[str, list[Location]]:
    """Hosted platforms, with the places that certainly reach them."""
    found: dict[str, list[Location]] = {}
    for place in places(inventory, context):
        platform = place.reference.platform
        if place.live and platform is not None and not _downloads(place):
            found.setdefault(platform, []).append(place.reference.location)
    offered: dict[str, list[Location]] = {}
    for call, live in live_calls(inventory, context):
        if live and call.platform is not None and call.kind in HOSTED and not call.references:
            where = offered if call.model_source is ModelSource.CALLER else found
            where.setdefault(call.platform, []).append(call.location)
    if found:
        return found  # beside these, a call whose model comes from outside is one of several to choose from
    return offered if len(offered) == 1 else {}


def _downloads(place: Place) -> bool:
    """Whether an id names weights that run here, once they are loaded."""
    if place.calls or place.reference.platform != HUB:
        return bool(place.calls) and not any(call.kind in HOSTED for call in place.calls)
    return not is_routed(place.reference)


def _reason(platform: str, context: Context) -> str:
    """Why a platform counts as volatile, empty if it does not."""
    known = context.catalog.platforms.get(platform)
    if known is None or platform in LOCAL or known.router:
        return ""
    record = known.measured
    told = (
        f"over {counted(record.count, 'retirement')} the notice was {record.median_days} days in the median, "
        f"the shortest {record.shortest_days}"
        if record is not None and record.count >= ENOUGH
        else ""
    )
    if record is not None and told:
        if known.notice_days is not None and record.median_days < known.notice_days * KEPT:
            return f"promises {known.notice_days} days of notice, but {told}"
        if record.median_days < SHORT:
            return f"gives short notice: {told}"
    if known.url is None:
        return "publishes no lifecycle policy that the catalog knows of" + (f"; {told}" if told else "")
    return ""


def _finding(platform: str, reason: str, locations: list[Location], context: Context) -> Finding:
    known = context.catalog.platforms[platform]
    first, *others = sorted(set(locations))
    pages = dict.fromkeys(page for page in (known.url, known.notice_source) if page is not None)
    return Finding(
        code=VOLATILE.code,
        name=VOLATILE.name,
        severity=VOLATILE.severity,
        confidence=Confidence.HIGH,
        message=f"{known.name} {reason}",
        location=first,
        help="watch its announcements, and keep a substitute tried and ready",
        platform=platform,
        evidence=tuple(pages),
        related=tuple(Related(location, f"depends on {known.name} too") for location in others[:SHOWN]),
        subject=platform,
    )
