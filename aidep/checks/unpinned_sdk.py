"""AID203: SDKs of model platforms that a project requires without an upper bound and without a lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aidep.checks.context import Context
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.requirements import is_bounded, requirements_at
from aidep.model.usage import Confidence, Inventory, PackageRequirement

UNPINNED = Rule(
    code="AID203",
    name="unpinned-sdk",
    severity=Severity.LOW,
    summary="The SDK of a model platform is required without an upper bound, and no lock file holds its version.",
    why=(
        "SDKs change their default models, rename parameters and drop whole APIs with a new major version. Without an "
        "upper bound or a lock the next installation takes such a version without anybody having decided it.\n\n"
        "Lock the versions of what you deploy (`uv.lock`, `poetry.lock`, `pdm.lock`, `Pipfile.lock`, a compiled "
        "`requirements.txt`) or add an upper bound. A library leaves ranges open by design, so that it does not stand "
        "in the way of others: what a distribution declares is `info`. Packages that no code imports are not reported, "
        "nor what only those install who work on the project: groups, extras and files for development and tests."
    ),
)

RULES = (UNPINNED,)

_SHOWN = 4
"""Others that a finding points to."""


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each requirement that is open and that nothing else closes.

    What a library declares for its users stays open on purpose: there the first of each file speaks for all.
    """
    imported = {used.sdk for used in inventory.imports}
    declared: dict[str, list[PackageRequirement]] = {}
    for requirement in inventory.requirements:
        written = requirement.sdk in imported and requirement.source not in ("metadata", "development")
        if written and requirement.platform is not None and not _is_closed(requirement, inventory):
            if requirement.source == "library":
                declared.setdefault(requirement.location.path, []).append(requirement)
            else:
                yield _finding(requirement, (), context)
    for first, *others in declared.values():
        yield _finding(first, others, context)


def _is_closed(requirement: PackageRequirement, inventory: Inventory) -> bool:
    beside = requirements_at(requirement.location.path, requirement.package, inventory.requirements)
    return is_bounded(requirement) or any(map(is_bounded, beside))


def _finding(requirement: PackageRequirement, others: Sequence[PackageRequirement], context: Context) -> Finding:
    declared = requirement.source == "library"
    written = f"{requirement.package}{requirement.specifier}"
    which = "an open range" if requirement.specifier else "any version"
    advice = "lock it where it is deployed" if declared else "add a lock file or an upper bound"
    return Finding(
        code=UNPINNED.code,
        name=UNPINNED.name,
        severity=Severity.INFO if declared else UNPINNED.severity,
        confidence=Confidence.HIGH,
        message=f"{written} allows {which} of the SDK for {context.platform_name(requirement.platform or '')}, "
        f"{_so_do(others)}and no lock file holds one",
        location=requirement.location,
        help=f"{advice}: a new major version may change defaults and drop APIs",
        platform=requirement.platform,
        related=tuple(Related(other.location, f"{other.package}{other.specifier}") for other in others[:_SHOWN]),
        subject=f"{requirement.package}:{requirement.source}",
    )


def _so_do(others: Sequence[PackageRequirement]) -> str:
    if not others:
        return ""
    return "so does 1 more, " if len(others) == 1 else f"so do {len(others)} more, "
