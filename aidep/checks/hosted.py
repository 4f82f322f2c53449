"""AID303: projects that cannot move to machines of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aidep.checks.concentration import (
    Evidence,
    evidence_of,
    is_configurable,
    is_told_by_environment,
    routes,
    runs_locally,
)
from aidep.checks.context import Context
from aidep.checks.wording import counted, listed
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import CallKind, Confidence, Inventory

HOSTED_ONLY = Rule(
    code="AID303",
    name="hosted-only",
    severity=Severity.INFO,
    summary="Every model runs on somebody else's machines, and nothing lets the project move to its own.",
    why=(
        "Where data must not leave the house, or a product must outlive a provider's plans, there has to be a way to "
        "machines of one's own. It is reported once for a project that uses hosted models without a self-hosted "
        "platform, a router or a base URL that can be configured: in code, or by a variable in the settings "
        "(`.env.example`, compose files) that its SDKs read, such as `OPENAI_BASE_URL`.\n\n"
        "Make the base URL configurable: most servers of open weights speak OpenAI's protocol. The candidates that are "
        "named are weights that anybody can fetch, with their licences; they answer differently, so try them first."
    ),
)

RULES = (HOSTED_ONLY,)
OF_PROJECT = True

_MOST = 3
"""Candidates that are named for a task."""


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """At most one finding."""
    evidence = evidence_of(inventory, context)
    if not context.whole or not evidence.platforms or runs_locally(inventory, evidence):
        return
    words = {item.sdk for item in inventory.imports} | {call.sdk for call in inventory.calls} | evidence.platforms
    if any(call.kind is CallKind.LOADER and call.location.path not in inventory.tests for call in inventory.calls):
        return  # weights are fetched to run here
    if any(routes(word, context) for word in words) or any(is_configurable(call) for call in inventory.calls):
        return
    if is_told_by_environment(inventory, context):
        return
    yield _finding(evidence, context)


def _finding(evidence: Evidence, context: Context) -> Finding:
    names = sorted(context.platform_name(platform) for platform in evidence.platforms)
    advice = "; ".join(_candidates(task, model, context) for task, model in _tasks(evidence, context))
    return Finding(
        code=HOSTED_ONLY.code,
        name=HOSTED_ONLY.name,
        severity=HOSTED_ONLY.severity,
        confidence=Confidence.MEDIUM,
        message=(
            f"all models of this project run on the machines of {listed(names, 'and')} "
            f"({counted(len(evidence.locations), 'place')}), and no base URL, router or local engine leads elsewhere"
        ),
        location=evidence.locations[0],
        help=f"make the base URL configurable. Weights to run yourself: {advice}" if advice else "make it configurable",
        subject="hosted-only",
    )


def _tasks(evidence: Evidence, context: Context) -> list[tuple[str, str]]:
    """What the models are for, the most used first, each with the model that is used most for it."""
    uses: Counter[tuple[str, str]] = Counter()
    for place in evidence.literals:
        reference = place.reference
        record = context.record(reference.platform, reference.model) if reference.platform else None
        uses[(record.task if record is not None else None) or "chat", reference.model] += 1
    best: dict[str, str] = {}
    for (task, model), _ in uses.most_common():
        best.setdefault(task, model)
    return list(best.items()) or [("chat", "")]


def _candidates(task: str, model: str, context: Context) -> str:
    named = [
        f"{one.id} ({one.license}{f', {one.parameters:g} billion parameters' if one.parameters else ''})"
        for one in context.open_weights(task, model)[:_MOST]
    ]
    return f"for {task}: {', '.join(named)}" if named else f"for {task}: none is known"
