"""AID301: a whole project that depends on one platform."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aidep.checks.allowed import LOCAL
from aidep.checks.context import AZURE, Context
from aidep.checks.places import Place, places
from aidep.checks.wording import counted, listed
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.span import Location
from aidep.model.usage import CallKind, Confidence, Inventory, SdkCall

SINGLE = Rule(
    code="AID301",
    name="single-provider",
    severity=Severity.MEDIUM,
    summary="Every hosted call of the project goes to one platform: its outages, prices and retirements are yours.",
    why=(
        "When the only platform retires a model, raises a price or is down, the project has nowhere to go. It is "
        "reported once for a project, with the figures it rests on, unless a router (LiteLLM, OpenRouter), a second "
        "platform, a self-hosted route or a configurable base URL is found, be it a variable of the environment that "
        "the project's own settings name (`OPENAI_BASE_URL` in `.env.example`).\n\n"
        "Keep the calls behind one module of your own, and make platform and model configurable there."
    ),
)

RULES = (SINGLE,)
OF_PROJECT = True

ROUTERS = frozenset({"aisuite", "any_llm", "any-llm", "litellm", "portkey", "portkey_ai", "portkey-ai"})
"""SDKs whose purpose is the choice among platforms, beside the platforms that the catalog calls routers."""
GENERAL = frozenset({"boto3", "botocore"})
"""SDKs of a whole cloud: an import does not mean that models are used."""
HUB = "huggingface"
RESOLD = "openai"
"""Whose models Azure serves beside others'."""
HOSTED = frozenset({CallKind.INFERENCE, CallKind.CONSTRUCTOR, CallKind.HTTP})
"""Calls that reach a model on somebody else's machine."""
BASE_URLS = frozenset({"base_url", "api_base", "openai_api_base", "azure_endpoint", "api_endpoint", "http_options"})
"""Arguments that say where a client talks to."""
SHOWN = 4
"""Other places that the finding points to."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a judgement of a whole project rests on."""

    calls: tuple[SdkCall, ...]
    literals: tuple[Place, ...]

    @property
    def platforms(self) -> set[str]:
        named = [call.platform for call in self.calls] + [item.reference.platform for item in self.literals]
        return {platform for platform in named if platform is not None}

    @property
    def confidence(self) -> Confidence:
        found = [call.confidence for call in self.calls] + [item.reference.confidence for item in self.literals]
        return max(found, key=lambda confidence: confidence.rank)

    @property
    def locations(self) -> list[Location]:
        return [call.location for call in self.calls] + [item.reference.location for item in self.literals]


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """At most one finding."""
    evidence = evidence_of(inventory, context)
    platform = _single(inventory, evidence, context)
    if platform is not None:
        yield _finding(evidence, platform, context)


def single_platform(inventory: Inventory, context: Context) -> str | None:
    """The platform that everything hosted in a project goes to, ``None`` if there are several, or a way out."""
    return _single(inventory, evidence_of(inventory, context), context)


def _single(inventory: Inventory, evidence: Evidence, context: Context) -> str | None:
    platforms = evidence.platforms
    if not context.whole or not (evidence.calls or len(evidence.literals) > 1):
        return None
    if platforms == {AZURE, RESOLD} and _resells(evidence, context):
        return None if _has_way_out(inventory, {AZURE, RESOLD}, context) else RESOLD
    if len(platforms) != 1 or platforms & LOCAL:
        return None
    return None if _has_way_out(inventory, platforms, context) else next(iter(platforms))


def _resells(evidence: Evidence, context: Context) -> bool:
    """Whether what is called on Azure are OpenAI's models: another door to the same maker."""
    named = {place.reference.model for place in evidence.literals if place.reference.platform == AZURE}
    return all(RESOLD in (context.catalog.platforms_of(model) or (RESOLD,)) for model in named)


def evidence_of(inventory: Inventory, context: Context) -> Evidence:
    """The calls and literals outside tests that certainly reach a hosted platform."""
    calls = [call for call in inventory.calls if call.location.path not in inventory.tests]
    hosted = tuple(call for call in calls if call.kind in HOSTED and call.platform is not None)
    literals = (place for place in places(inventory, context) if place.live and place.reference.platform is not None)
    return Evidence(hosted, tuple(place for place in literals if not _downloads(place)))


def _downloads(place: Place) -> bool:
    """Whether a literal names weights to run locally: those depend on nobody's service."""
    return place.reference.platform == HUB and not any(call.kind in HOSTED for call in place.calls)


def _has_way_out(inventory: Inventory, platforms: set[str], context: Context) -> bool:
    """Whether something in the project can take the calls elsewhere: also what the analysis could not follow counts."""
    words = {item.sdk for item in inventory.imports} | {call.sdk for call in inventory.calls} | platforms
    if any(routes(word, context) for word in words) or any(is_configurable(call) for call in inventory.calls):
        return True
    if is_told_by_environment(inventory, context):
        return True
    unsure = (place.reference for place in places(inventory, context) if place.live)
    return bool(_others(inventory) - {*platforms, HUB, None}) or any(
        reference.platforms and not platforms & set(reference.platforms) for reference in unsure
    )


def routes(word: str, context: Context) -> bool:
    """Whether an SDK or platform is there to choose among platforms."""
    known = context.catalog.platforms.get(word)
    return word in ROUTERS or (known is not None and known.router)


def _others(inventory: Inventory) -> set[str | None]:
    """Platforms that a client, an import or a URL outside tests speaks of."""
    named: list[tuple[str | None, Location]] = [(use.platform, use.location) for use in inventory.endpoints]
    named += [(call.platform, call.location) for call in inventory.calls if call.kind is CallKind.CLIENT]
    named += [(item.platform, item.location) for item in inventory.imports if item.sdk not in GENERAL]
    return {platform for platform, location in named if location.path not in inventory.tests}


def is_configurable(call: SdkCall) -> bool:
    """Whether a client is told where to talk to by something that is not written here: then it is not certain."""
    told = call.kind is CallKind.CLIENT or bool(call.keywords & BASE_URLS)
    return told and (call.platform is None or call.confidence is not Confidence.HIGH)


def is_told_by_environment(inventory: Inventory, context: Context) -> bool:
    """Whether the settings of the project name a variable that its SDKs, or a client of servers of one's own, read."""
    sdks = {item.sdk for item in inventory.imports} | {call.sdk for call in inventory.calls}
    read = {name for sdk in sdks for name in context.catalog.sdks.address_env.get(sdk, ())}
    read.update(name for platform in context.catalog.platforms.values() for name in platform.address_env)
    return any(variable.name in read for variable in inventory.addresses)


def runs_locally(inventory: Inventory, evidence: Evidence) -> bool:
    """Whether anything in the project talks to a model on the user's own machines."""
    named = evidence.platforms | _others(inventory) | {call.platform for call in inventory.calls}
    return bool(named & LOCAL)


def _finding(evidence: Evidence, platform: str, context: Context) -> Finding:
    first, *others = evidence.locations
    name = listed([context.platform_name(one) for one in sorted(evidence.platforms, reverse=True)], "and")
    known = context.catalog.platforms.get(platform)
    models = len({place.reference.model for place in evidence.literals})
    files = len({location.path for location in evidence.locations})
    figures = [counted(len(evidence.calls), "call")] if evidence.calls else []
    figures += [counted(models, "model")] if models else []
    return Finding(
        code=SINGLE.code,
        name=SINGLE.name,
        severity=SINGLE.severity,
        confidence=evidence.confidence,
        message=(
            f"all hosted inference of this project depends on {name}: {' of '.join(figures)} in "
            f"{counted(files, 'file')}, no router, no second platform, no configurable base URL"
        ),
        location=first,
        help="keep the calls behind one module, and make platform, base URL and model configurable there",
        platform=platform,
        evidence=(known.url,) if known is not None and known.url else (),
        related=tuple(Related(location, f"depends on {name}") for location in _one_per_file(first, others)),
        subject=platform,
    )


def _one_per_file(first: Location, others: list[Location]) -> list[Location]:
    seen: dict[str, Location] = {first.path: first}
    for location in others:
        seen.setdefault(location.path, location)
    return list(seen.values())[1 : SHOWN + 1]
