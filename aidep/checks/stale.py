"""AID903: a catalog that is too old to be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.checks.wording import counted
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import Confidence, Inventory

STALE = Rule(
    code="AID903",
    name="stale-catalog",
    severity=Severity.INFO,
    summary="The catalog is older than the project allows: what was announced since is missing.",
    why=(
        "Findings rest on the catalog that comes with aidep, which looks nothing up on the network. Platforms announce "
        "retirements every week. `max-catalog-age` in the settings says how many days the catalog may be old (180 "
        "without it).\n\n"
        "Install a newer aidep, or keep records of your own in a folder that `rules` names."
    ),
)

RULES = (STALE,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """At most one finding, in a project that uses models at all."""
    age = (context.as_of - context.catalog.checked).days
    uses = inventory.references or inventory.calls or inventory.imports
    if age > context.max_catalog_age and uses and context.anchor is not None:
        yield Finding(
            code=STALE.code,
            name=STALE.name,
            severity=STALE.severity,
            confidence=Confidence.HIGH,
            message=(
                f"the catalog is of {context.catalog.checked}, {counted(age, 'day')} old; "
                f"this project allows {context.max_catalog_age}"
            ),
            location=context.anchor,
            help="install a newer aidep",
        )
