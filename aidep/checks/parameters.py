"""AID109: arguments that the model of a call refuses."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import AZURE, Context
from aidep.checks.places import live_calls
from aidep.checks.states import state_of
from aidep.checks.wording import listed
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.lifecycle import Rejected, spelling
from aidep.model.usage import Confidence, Inventory, SdkCall

REJECTED = Rule(
    code="AID109",
    name="rejected-parameter",
    severity=Severity.HIGH,
    summary="The call passes an argument that its model refuses, by what the platform states.",
    why=(
        "Newer models drop parameters that older ones took: sampling (`temperature`, `top_p`), token limits under an "
        "old name, budgets for thinking; or single values of one (`minimal` as an effort). What stands within an "
        "argument, in a dictionary or a configuration object, is looked at as well. The platform answers with an "
        "error, so changing the id alone breaks the call. Where only some of the models that can reach a call refuse "
        "it, or where a deployment is named, it is `medium`. Not judged is code that looks at its model first, "
        "and a call through a router, which may translate arguments.\n\n"
        "Leave the argument out, or pass what took its place. Only what a source states is reported."
    ),
)

RULES = (REJECTED,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """At most one finding for each call and statement of a platform."""
    for call, live in live_calls(inventory, context):
        platform = call.platform
        if not call.keywords or platform is None:
            continue  # through a router, which may translate what it passes on
        refusing: dict[Rejected, list[str]] = {}
        for model in call.models:
            if _is_over(platform, model, context):
                continue  # AID101 and AID102 say more: the call fails whatever it passes, or another model answers
            for rejected in context.catalog.rejected(platform, model):
                if rejected.is_said_of(call.call) and rejected.refused(call.keywords, call.constants):
                    refusing.setdefault(rejected, []).append(model)
        for rejected, models in refusing.items():
            yield _finding(call, live, platform, rejected, models, context)


def _is_over(platform: str, model: str, context: Context) -> bool:
    record = context.record(platform, model)
    return record is not None and state_of(record, context.as_of).is_over


def _shown(name: str, rejected: Rejected, call: SdkCall) -> str:
    """With its value where others are taken."""
    limited = any(spelling(parameter) == spelling(name) for parameter, _ in rejected.values)
    texts = sorted(text for known, text in call.constants if known == name) if limited else [""]
    return f"{name}={'|'.join(texts)}"


def _finding(
    call: SdkCall, live: bool, platform: str, rejected: Rejected, models: list[str], context: Context
) -> Finding:
    refused = sorted(rejected.refused(call.keywords, call.constants))
    passed = listed([_shown(name, rejected, call) for name in refused], "and")
    named = platform != AZURE  # there a deployment is, which may serve another model
    certain = named and len(models) == len(call.models) and call.confidence is Confidence.HIGH
    severity = REJECTED.severity if certain else Severity.MEDIUM
    verb = "refuses" if len(models) == 1 else "refuse"
    literals = [one for one in call.references if one.model in models and one.location != call.location]
    return Finding(
        code=REJECTED.code,
        name=REJECTED.name,
        severity=severity if live else Severity.INFO,
        confidence=call.confidence if certain else Confidence.MEDIUM,
        message=f"{listed(models, 'and')} on {context.platform_name(platform)} {verb} {passed}",
        location=call.location,
        help=rejected.instead,
        model=models[0],
        platform=platform,
        evidence=tuple(dict.fromkeys(source.url for source in rejected.sources)),
        related=tuple(Related(one.location, f"names {one.model}") for one in literals[:3]),
        subject=f"{platform}:{models[0]}",
        scope=call.scope,
    )
