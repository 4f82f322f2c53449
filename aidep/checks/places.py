"""Where findings stand: which references and calls are reported, and the way from a call to its literal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aidep.checks.context import Context
from aidep.model.finding import Related, Severity
from aidep.model.span import Location
from aidep.model.usage import Inventory, ModelReference, ModelSource, SdkCall

MOST_CALLS = 3
"""Of the calls that one literal reaches, so many are shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """A literal that names a model, and the calls that it reaches."""

    reference: ModelReference
    calls: tuple[SdkCall, ...]
    live: bool
    """Whether a run of the program can send it to a platform: what is not live is reported only on request."""

    def severity(self, severity: Severity) -> Severity:
        """What is not live is never worth more than a note."""
        return severity if self.live else Severity.INFO

    def related(self) -> tuple[Related, ...]:
        """The way from the calls to the literal, call first; nothing where the literal stands in the call itself."""
        steps: dict[Location, str] = {}
        for call in self.calls[:MOST_CALLS]:
            if call.model_source is ModelSource.LITERAL:
                continue  # the literal stands in the call
            steps.setdefault(call.location, f"reaches {call.call} here")
            for hop in call.hops if len(call.references) == 1 else ():
                steps.setdefault(hop, "on the way to the literal")
        steps.pop(self.reference.location, None)
        return tuple(Related(location, message) for location, message in steps.items())


def places(inventory: Inventory, context: Context) -> Iterator[Place]:
    """Every literal that may be reported, once, in the order of the inventory."""
    calls: dict[Location, list[SdkCall]] = defaultdict(list)
    for call in inventory.calls:
        for reference in call.references:
            calls[reference.location].append(call)
    for reference in _distinct(inventory):
        live = reference.role.is_usage and reference.location.path not in inventory.tests
        if live or context.all_roles:
            reached = tuple(calls[reference.location])
            yield Place(_with_platforms(reference, reached), reached, live)


def is_routed(reference: ModelReference) -> bool:
    """Whether an id names the platform that answers: ``huggingface/org/model`` is called there, nothing is loaded."""
    return reference.platform is not None and reference.text.startswith(f"{reference.platform}/")


def live_calls(inventory: Inventory, context: Context) -> Iterator[tuple[SdkCall, bool]]:
    """Every call that may be reported, and whether it stands outside tests."""
    for call in inventory.calls:
        live = call.location.path not in inventory.tests
        if live or context.all_roles:
            yield call, live


def _distinct(inventory: Inventory) -> Iterator[ModelReference]:
    """One reference per place and model: a usage wins over another role."""
    best: dict[tuple[Location, str], ModelReference] = {}
    arguments = (reference for call in inventory.calls for reference in call.references)
    for reference in (*inventory.references, *arguments):
        known = best.setdefault((reference.location, reference.model), reference)
        if reference.role.is_usage and not known.role.is_usage:
            best[reference.location, reference.model] = reference
    yield from best.values()


def _with_platforms(reference: ModelReference, calls: tuple[SdkCall, ...]) -> ModelReference:
    """A reference that does not know where it is called learns it from the calls that it reaches."""
    if reference.platform is not None or reference.platforms or not calls:
        return reference
    known = tuple(dict.fromkeys(call.platform for call in calls if call.platform is not None))
    return replace(reference, platform=known[0] if len(known) == 1 else None, platforms=known)
