"""AID202: weights downloaded from a hub without saying which revision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.checks.places import Place, is_routed, live_calls, places
from aidep.checks.wording import listed
from aidep.model.finding import Finding, Related, Rule, Severity
from aidep.model.usage import CallKind, Confidence, Inventory, ModelSource, SdkCall

UNPINNED = Rule(
    code="AID202",
    name="unpinned-revision",
    severity=Severity.MEDIUM,
    summary="Weights are downloaded from a hub without revision=: the owner can replace them at any time.",
    why=(
        "A hub repository is a git repository: without `revision=` the download takes whatever its main branch holds "
        "that day. Weights, tokenizer and, with `trust_remote_code`, executed code can change under you, and an owner "
        "who deletes and re-creates the name can put anything there.\n\n"
        'Pass the commit that you tested: `revision="<commit>"`. A branch name such as `main` pins nothing. '
        "A tokenizer or a configuration alone is `low`. Where the SDK chooses the repository, AID204 speaks."
    ),
)

RULES = (UNPINNED,)

HUB = "huggingface"
BRANCHES = frozenset({"main", "master", "HEAD"})
"""Revisions that move."""

WEIGHTS = "the weights"
_OTHER_THAN_WEIGHTS = {
    "Tokenizer": "the tokenizer",
    "TokenizerFast": "the tokenizer",
    "Processor": "the processor",
    "FeatureExtractor": "the feature extractor",
    "Config": "the configuration",
}
"""Endings of classes that load no weights, and what they load."""

_HUB_ID = re.compile(r"[\w.-]+(/[\w.-]+)?")
_FILE = re.compile(r"\.(bin|ckpt|gguf|json|onnx|pt|pth|safetensors|zip)$")
_FOLDERS = frozenset({"checkpoints", "data", "model", "models", "output", "outputs", "results", "weights"})


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each download, and each repository bound for an unseen one, that names no commit or tag."""
    for call, live in live_calls(inventory, context):
        models = tuple(model for model in call.models if is_hub_id(model))
        if call.kind is CallKind.LOADER and call.platform in (HUB, None) and models and _is_open(call):
            yield _finding(call, models, live)
    for place in places(inventory, context):
        if _is_loose(place):
            yield _of_reference(place)


def is_hub_id(text: str) -> bool:
    """Whether a loader would ask the hub for it, and not open a local file or folder."""
    if text.startswith((".", "/", "~")) or not _HUB_ID.fullmatch(text) or _FILE.search(text):
        return False
    return text.partition("/")[0].lower() not in _FOLDERS


def _is_loose(place: Place) -> bool:
    """Whether a repository is named for a download that was not found."""
    reference = place.reference
    bound = bool(place.calls or reference.reaches) or reference.confidence is Confidence.LOW
    return reference.platform == HUB and not bound and not is_routed(reference) and is_hub_id(reference.model)


def _is_open(call: SdkCall) -> bool:
    """Whether it fetches what moves. Of a default that the SDK chooses, AID204 speaks: one cause is one finding."""
    unpinned = call.revision is None or call.revision in BRANCHES
    return unpinned and call.downloads and (call.runs_code or call.model_source is not ModelSource.SDK_DEFAULT)


def _severity(call: SdkCall) -> Severity:
    """A loader that is known by the end of its name alone may be another library's; one that runs code is worse."""
    if call.confidence is Confidence.LOW:
        return Severity.LOW
    if call.runs_code:
        return Severity.HIGH
    return UNPINNED.severity if _loaded(call) == WEIGHTS else Severity.LOW


def _finding(call: SdkCall, models: tuple[str, ...], live: bool) -> Finding:
    how = "without revision=" if call.revision is None else f'at revision="{call.revision}", a branch'
    elsewhere = [reference.location for reference in call.references]
    return Finding(
        code=UNPINNED.code,
        name=UNPINNED.name,
        severity=_severity(call) if live else Severity.INFO,
        confidence=call.confidence,
        message=f"{listed(models)} is downloaded {how}: {_what(call)} can change under this code",
        location=call.location,
        help='pass the commit that you tested: revision="<commit>"',
        model=models[0],
        platform=HUB,
        related=tuple(
            Related(place, "the repository is named here")
            for place in dict.fromkeys(elsewhere)
            if (place.path, place.span.line) != (call.location.path, call.location.span.line)
        ),
        subject=f"{HUB}:{models[0]}",
        scope=call.scope,
    )


def _what(call: SdkCall) -> str:
    return f"{_loaded(call)} and the code that trust_remote_code=True runs" if call.runs_code else _loaded(call)


def _loaded(call: SdkCall) -> str:
    """What a class of the hub's libraries takes out of a repository."""
    parts = call.call.replace("()", "").split(".")
    return next((what for part in parts for end, what in _OTHER_THAN_WEIGHTS.items() if part.endswith(end)), WEIGHTS)


def _of_reference(place: Place) -> Finding:
    reference = place.reference
    return Finding(
        code=UNPINNED.code,
        name=UNPINNED.name,
        severity=place.severity(Severity.LOW),
        confidence=Confidence.LOW,
        message=f"{reference.model} is named without a revision, and no download that pins one was found",
        location=reference.location,
        help='keep the commit beside the name, and pass it: revision="<commit>"',
        model=reference.model,
        platform=HUB,
        role=reference.role,
        subject=f"{HUB}:{reference.model}",
        scope=reference.scope,
    )
