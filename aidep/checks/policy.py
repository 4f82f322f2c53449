"""AID501 and AID502: what the project's own policy does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from aidep.checks.allowed import barred, countries, foreign, verdict_on
from aidep.checks.context import Context
from aidep.checks.judge import platforms
from aidep.checks.places import Place, live_calls, places
from aidep.checks.wording import listed
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.policy import Policy
from aidep.model.span import Location
from aidep.model.usage import CallKind, Confidence, Inventory, Role

DISALLOWED = Rule(
    code="AID501",
    name="disallowed",
    severity=Severity.HIGH,
    summary="The project's policy does not allow this platform or model.",
    why=(
        "The settings of the project list what it may depend on (`policy.allowed-platforms`, `banned-platforms`, "
        "`allowed-models`, `banned-models`). This usage is not on the list, or is banned.\n\n"
        "Move to something that is allowed, or have the policy changed by whoever answers for it. Without a policy in "
        "the settings this rule says nothing."
    ),
)
JURISDICTION = Rule(
    code="AID502",
    name="jurisdiction",
    severity=Severity.HIGH,
    summary="The platform's owner or the region it is called in lies outside of what the project's policy allows.",
    why=(
        "Whose law applies follows the owner of a platform (`policy.allowed-jurisdictions`, `banned-jurisdictions`); "
        "where the data goes follows the region (`policy.allowed-regions`). A `global.` inference profile of Bedrock "
        "may answer from any region, so it leaves every region that is allowed.\n\n"
        "Choose a region or profile that is allowed, another platform, or a model on your own machines. An owner under "
        "foreign law stays so in any region."
    ),
)

RULES = (DISALLOWED, JURISDICTION)

_AWS_PARTS = "us|eu|ap|ca|sa|me|af|il|mx|cn|us-gov"
_GOOGLE_PARTS = "us|europe|asia|australia|northamerica|southamerica|me|africa"
_AWS = re.compile(rf"(?:^|[.:/-])((?:{_AWS_PARTS})-[a-z]+-\d)(?=[.:/]|$)")
_GOOGLE = re.compile(rf"(?:^|[./])((?:{_GOOGLE_PARTS})-[a-z]+\d+)(?=[-./]|$)")
_WIDE = {"europe": "eu"}
"""How clouds name the same part of the world."""


@dataclass(frozen=True, slots=True)
class _Use:
    location: Location
    platforms: tuple[str, ...]
    """Where it may go; empty if that cannot be told."""
    confidence: Confidence
    live: bool
    model: str | None = None
    text: str = ""
    """The id or URL as written."""
    role: Role | None = None
    scope: str = ""
    related: tuple[Related, ...] = ()


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """At most one finding of each rule for each place that names a model, calls a platform or imports its SDK."""
    policy = context.policy
    if not policy:
        return
    for use in _uses(inventory, context):
        for rule, subject, message in (
            (DISALLOWED, *_disallowed(use, policy, context)),
            (JURISDICTION, *_elsewhere(use, policy, context)),
        ):
            if message:
                yield _finding(rule, subject, message, use)


def _uses(inventory: Inventory, context: Context) -> Iterator[_Use]:
    """Literals, then what names no literal: calls, URLs, imports."""
    named: set[Location] = set()
    for place in places(inventory, context):
        named.update(call.location for call in place.calls)
        yield _of_place(place, context)
    for call, live in live_calls(inventory, context):
        if call.platform is not None and call.location not in named and call.kind is not CallKind.CLIENT:
            yield _Use(call.location, (call.platform,), call.confidence, live, scope=call.scope)
    for url in inventory.endpoints:
        live = url.location.path not in inventory.tests
        if live or context.all_roles:
            yield _Use(url.location, (url.platform,), Confidence.MEDIUM, live, text=url.url, scope=url.scope)
    for item in inventory.imports:
        live = item.location.path not in inventory.tests
        if item.platform is not None and (live or context.all_roles) and not _general(item.platform, item.sdk):
            yield _Use(item.location, (item.platform,), Confidence.HIGH, live)


def _general(platform: str, sdk: str) -> bool:
    """Whether an SDK serves much beside models, so that an import means nothing."""
    return sdk in ("boto3", "botocore", "transformers", "huggingface-hub") or platform == "huggingface"


def _of_place(place: Place, context: Context) -> _Use:
    reference = place.reference
    likely = (reference.platform,) if reference.platform else platforms(reference, context)
    return _Use(
        reference.location,
        likely,
        reference.confidence,
        place.live,
        reference.model,
        reference.text,
        reference.role,
        reference.scope,
        place.related(),
    )


# -- AID501 --------------------------------------------------------------------------------------


def _disallowed(use: _Use, policy: Policy, context: Context) -> tuple[str, str]:
    """Subject and message, two empty texts if the policy allows it."""
    out = [platform for platform in use.platforms if barred(platform, policy)]
    if use.platforms and len(out) == len(use.platforms):  # on every platform it may be called on
        name = context.platform_name(out[0])
        what = f"{use.model} on {name}" if use.model else name
        why = "is banned" if out[0] in policy.banned_platforms else "is not among the allowed platforms"
        return out[0], f"the policy of this project: {what}: the platform {why}"
    if use.model is None:
        return "", ""
    against = verdict_on((use.model, use.text), policy)
    return (use.model, f"the policy of this project: the model {use.model} {against}") if against else ("", "")


# -- AID502 --------------------------------------------------------------------------------------


def _elsewhere(use: _Use, policy: Policy, context: Context) -> tuple[str, str]:
    named = [(platform, countries(platform, context.catalog)) for platform in use.platforms]
    if named and all(foreign(codes, policy) for _, codes in named):
        platform, codes = named[0]
        known = context.catalog.platforms[platform]
        law = f"{known.owner}, who runs {known.name}, is under the law of {listed(codes, 'and')}"
        return platform, f"the policy of this project: {law}"
    region = region_of(use.text, use.platforms)
    if region is None or not policy.allowed_regions or _inside(region, policy.allowed_regions):
        return "", ""
    where = "any region of the world" if region == "global" else f"the region {region}"
    return region, f"the policy of this project: {use.text} is answered from {where}"


def region_of(text: str, platforms: Iterable[str]) -> str | None:
    """The region that an id or URL names: a Bedrock profile, an ARN, a regional host. ``None`` if it names none."""
    if "bedrock" in platforms and not text.startswith(("arn:", "http")):
        profile, dot, rest = text.rpartition("/")[2].partition(".")
        return profile.lower() if dot and "." in rest and profile in _PROFILES else None
    if not text.startswith(("arn:", "http")):
        return None
    host = text if text.startswith("arn:") else urlsplit(text).netloc
    found = _AWS.search(host) or _GOOGLE.search(host)
    return found[1] if found else "eu" if host.startswith("eu.") else None


_PROFILES = frozenset("us eu apac au jp in ca global us-gov sa amer".split())
"""Geographies of cross-region inference profiles."""


def is_region(name: str) -> bool:
    """Whether any region can begin so: by the parts of the world that :func:`region_of` tells."""
    return name.partition("-")[0] in {*_PROFILES, *_AWS_PARTS.split("|"), *_GOOGLE_PARTS.split("|")}


def _inside(region: str, allowed: Iterable[str]) -> bool:
    first, dash, rest = region.partition("-")
    wide = _WIDE.get(first, first) + dash + rest
    return any(name == entry or name.startswith(f"{entry}-") for name in (region, wide) for entry in allowed)


def _finding(rule: Rule, subject: str, message: str, use: _Use) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity if use.live else Severity.INFO,
        confidence=use.confidence,
        message=message,
        location=use.location,
        help="move to what the policy allows, or have the policy changed",
        model=use.model,
        platform=use.platforms[0] if use.platforms else None,
        role=use.role,
        related=use.related,
        subject=subject,
        scope=use.scope,
    )
