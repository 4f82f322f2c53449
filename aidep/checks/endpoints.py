"""AID105 and AID106: APIs, endpoints and API versions that are gone or going, whatever model they are called with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aidep.checks.context import Context
from aidep.checks.judge import capped, lowered
from aidep.checks.places import live_calls
from aidep.checks.states import severity_of, state_of
from aidep.checks.wording import advice, evidence, fate, listed, provenance
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.lifecycle import Record, Status
from aidep.model.span import Location
from aidep.model.usage import Confidence, EndpointUse, Inventory, SdkCall

RETIRED = Rule(
    code="AID105",
    name="retired-endpoint",
    severity=Severity.CRITICAL,
    summary="The platform has shut down this API, endpoint or API version: calls of it fail today.",
    why=(
        "A platform retires not only models but whole APIs: Assistants, Videos, old completions. SDKs keep the methods "
        "for months or years, so the code still imports, passes type checks, and fails when it runs.\n\n"
        "No other model helps here: move to the API that takes its place, or to another platform where there is none."
    ),
)
RETIRING = Rule(
    code="AID106",
    name="retiring-endpoint",
    severity=Severity.HIGH,
    summary="The platform has announced the end of this API, endpoint or API version.",
    why=(
        "From the committed date on every call fails, whatever model it names. The severity follows the time that is "
        "left: `high` up to 90 days, `medium` up to 180 days or without a date, `low` beyond.\n\n"
        "Another API has other objects and other limits: leave more time for it than for a change of models."
    ),
)

RULES = (RETIRED, RETIRING)


@dataclass(frozen=True, slots=True)
class EndpointPlace:
    """A call or URL that talks to an API whose lifecycle is kept."""

    location: Location
    endpoint: str
    platform: str
    scope: str
    confidence: Confidence
    live: bool
    guessed: bool = False
    """The platform is not known: it is taken to be the home of the SDK."""


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each call and each URL that talks to a dying endpoint."""
    for use in endpoint_uses(inventory, context):
        record = context.catalog.endpoint(use.platform, use.endpoint)
        if record is not None and record.status(context.as_of) not in (Status.ACTIVE, Status.LEGACY):
            yield _finding(use, record, context)


def endpoint_uses(inventory: Inventory, context: Context) -> Iterator[EndpointPlace]:
    """Where the project calls an API whose lifecycle is kept, each place once."""
    return _one_per_place(_uses(inventory, context))


def _one_per_place(uses: Iterable[EndpointPlace]) -> Iterator[EndpointPlace]:
    """A client that may talk to several platforms is one place: the first, most likely platform speaks for it."""
    seen: set[tuple[Location, str]] = set()
    for use in uses:
        if (use.location, use.endpoint) not in seen:
            seen.add((use.location, use.endpoint))
            yield use


def _uses(inventory: Inventory, context: Context) -> Iterator[EndpointPlace]:
    for call, live in live_calls(inventory, context):
        if call.endpoint is not None:
            yield _of_call(call, call.endpoint, live, context)
    for use in inventory.endpoints:
        live = use.location.path not in inventory.tests
        if use.endpoint is not None and (live or context.all_roles):
            yield _of_url(use, use.endpoint, live)


def _of_call(call: SdkCall, endpoint: str, live: bool, context: Context) -> EndpointPlace:
    if call.platform is not None:
        return EndpointPlace(call.location, endpoint, call.platform, call.scope, call.confidence, live)
    usual = context.catalog.sdks.platform.get(call.sdk) or call.sdk
    return EndpointPlace(call.location, endpoint, usual, call.scope, Confidence.LOW, live, guessed=True)


def _of_url(use: EndpointUse, endpoint: str, live: bool) -> EndpointPlace:
    return EndpointPlace(use.location, endpoint, use.platform, use.scope, Confidence.MEDIUM, live)


def _finding(use: EndpointPlace, record: Record, context: Context) -> Finding:
    as_of = context.as_of
    rule = RETIRED if state_of(record, as_of).is_over else RETIRING
    severity = lowered(severity_of(record, as_of), use.guessed)
    doubt = f"; it is taken to be {context.platform_name(use.platform)} that answers" if use.guessed else ""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=capped(severity, use.confidence) if use.live else Severity.INFO,
        confidence=use.confidence,
        message=(
            f"{record.name} on {context.platform_name(record.platform)} "
            f"{fate(record, as_of)}{provenance(record)}{doubt}"
        ),
        location=use.location,
        help=f"move to {listed(record.replaced_by)}" if record.replaced_by else advice(record, (), context),
        platform=record.platform,
        announced=record.announced,
        retires=record.retires,
        evidence=evidence(record),
        subject=f"{record.platform}:{record.id}",
        scope=use.scope,
    )
