"""AID401: ids that look like a platform's own and are none."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.checks.places import Place, places
from aidep.checks.states import state_of
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import Confidence, Inventory, ModelReference

UNKNOWN = Rule(
    code="AID401",
    name="unknown-model",
    severity=Severity.MEDIUM,
    summary="The id looks like one of this platform but the catalog does not know it: a typo, or invented.",
    why=(
        "Typos and ids that a language model made up look right, pass every test with a mock, and fail at the first "
        "real call. It can also be a model that the catalog lacks: an id written like no known one is `low`.\n\n"
        "Compare with the platform's own list. A model of your own goes into a rules file of your project."
    ),
)

RULES = (UNKNOWN,)

_MOST = 5
_ALIKE = 0.82
"""Share of the letters that two ids have in common, in the same order."""


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each literal that is called on a known platform and named like its models, but is none."""
    for place in places(inventory, context):
        platform = place.reference.platform
        if platform is None or not _is_unknown(place.reference, platform, context):
            continue
        kin = context.catalog.looks_like(place.reference.model)
        if kin == platform or (kin is None and place.calls):
            near = _meant(place.reference.model, platform, context)
            if near is not None or kin is not None:
                yield _finding(place, platform, near, context)


def _is_unknown(reference: ModelReference, platform: str, context: Context) -> bool:
    catalog = context.catalog
    return (
        reference.confidence is not Confidence.LOW
        and not _takes_any_name(platform, context)
        and not _is_fine_tune(reference.text)
        and catalog.find(platform, reference.model) is None
        and not catalog.platforms_of(reference.model)
    )


def _meant(model: str, platform: str, context: Context) -> str | None:
    """The id that is written most alike, one that the platform still serves if there is any."""
    near = context.catalog.closest(model, platform, count=_MOST, cutoff=_ALIKE)
    served = (one for one in near if not _is_over(platform, one, context))
    return next(served, near[0] if near else None)


def _is_over(platform: str, model: str, context: Context) -> bool:
    record = context.record(platform, model)
    return record is not None and state_of(record, context.as_of).is_over


def _takes_any_name(platform: str, context: Context) -> bool:
    known = context.catalog.platforms.get(platform)
    return known is None or known.any_model


def _is_fine_tune(text: str) -> bool:
    return text.startswith("ft:") or ":ft-" in text


def _finding(place: Place, platform: str, near: str | None, context: Context) -> Finding:
    reference = place.reference
    name = context.platform_name(platform)
    gone = near is not None and _is_over(platform, near, context)
    return Finding(
        code=UNKNOWN.code,
        name=UNKNOWN.name,
        severity=place.severity(UNKNOWN.severity if near else Severity.LOW),
        confidence=Confidence.MEDIUM,
        message=f"{reference.model} looks like a model of {name}, but the catalog knows no such id"
        + (f": did you mean {near}{', which is retired' if gone else ''}?" if near else ""),
        location=reference.location,
        help=f"compare with the models that {name} lists; a newer catalog may know it",
        model=reference.model,
        platform=platform,
        role=reference.role,
        replacement=(near,) if near and not gone else (),
        related=place.related(),
        subject=f"{platform}:{reference.model}",
        scope=reference.scope,
    )
