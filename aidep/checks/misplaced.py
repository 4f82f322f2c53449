"""AID402: ids that the platform behind the call does not serve."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import AZURE, Context
from aidep.checks.places import Place, places
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import Confidence, Inventory, ModelSource, SdkCall

MISPLACED = Rule(
    code="AID402",
    name="wrong-platform",
    severity=Severity.HIGH,
    summary="The id belongs to another platform than the one that this client talks to: the call fails.",
    why=(
        "The same model has another name on every platform (`claude-3-haiku-20240307` at Anthropic, "
        "`anthropic.claude-3-haiku-20240307-v1:0` on Bedrock), and a maker serves its own models only. Code that was "
        "moved from one client to another keeps the old id easily.\n\n"
        "Write the id as the platform writes it, or call the platform that serves it. Where the SDK takes its base URL "
        "from the environment as well, it is `medium`."
    ),
)

RULES = (MISPLACED,)

_NEAR = (ModelSource.LITERAL, ModelSource.SAME_FILE)
MAKERS = 39
"""Ranks up to this are platforms of makers, who serve their own models."""
CLOUDS = 50
"""Up to this, clouds that write ids in their own way."""


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each literal that a call certainly takes to a platform which does not have it."""
    for place in places(inventory, context):
        reference = place.reference
        platform = reference.platform
        if platform is None or reference.confidence is not Confidence.HIGH or not _certain(place, platform):
            continue
        home = _home(reference.model, platform, context)
        if home is not None:
            yield _finding(place, platform, home, context)


def _certain(place: Place, platform: str) -> bool:
    """Whether the id goes to this platform alone: what comes from settings far away may be meant for another client."""
    return bool(place.calls) and all(call.platform == platform and call.model_source in _NEAR for call in place.calls)


def _home(model: str, platform: str, context: Context) -> str | None:
    """The platform that the id belongs to, ``None`` if it may well be served where it is called."""
    catalog = context.catalog
    known = catalog.platforms.get(platform)
    if known is None or known.rank > CLOUDS or known.router or known.any_model or platform == AZURE:
        return None
    if catalog.find(platform, model) is not None or catalog.looks_like(model) == platform:
        return None
    elsewhere = catalog.platforms_of(model)
    home = elsewhere[0] if elsewhere else catalog.looks_like(model)
    where = catalog.platforms.get(home or "")
    is_foreign = where is not None and where.rank <= MAKERS and where.owner != known.owner
    return home if is_foreign else None


def _redirected(call: SdkCall, context: Context) -> str | None:
    """The environment variable from which the client of a call may take another base URL."""
    parts = call.call.split("()")
    for end in range(len(parts) - 1, 0, -1):
        for client in context.catalog.sdks.clients("()".join(parts[:end])):
            if client.base_url_env:
                return client.base_url_env[0]
    return None


def _finding(place: Place, platform: str, home: str, context: Context) -> Finding:
    reference = place.reference
    name = context.platform_name(platform)
    variable = next((found for call in place.calls if (found := _redirected(call, context))), None)
    twin = context.catalog.twin(reference.model, home, platform)
    doubt = f", unless {variable} points it elsewhere" if variable else ""
    return Finding(
        code=MISPLACED.code,
        name=MISPLACED.name,
        severity=place.severity(Severity.MEDIUM if variable else MISPLACED.severity),
        confidence=Confidence.MEDIUM if variable else Confidence.HIGH,
        message=f"{reference.model} is a model of {context.platform_name(home)}; this client talks to {name}{doubt}",
        location=reference.location,
        help=f"{name} writes it {twin}" if twin else f"call {context.platform_name(home)}, or name a model of {name}",
        model=reference.model,
        platform=platform,
        role=reference.role,
        replacement=(twin,) if twin else (),
        related=place.related(),
        subject=f"{platform}:{reference.model}",
        scope=reference.scope,
    )
