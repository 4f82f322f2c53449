"""What a model id does in a configuration file, told from its place and from what the file is."""

from __future__ import annotations

import re
from typing import Final

from aidep.analysis.config.places import Place, Text
from aidep.analysis.slots import is_slot, words_of
from aidep.model.facts import Constant, DictOf, Expr, Lit, SeqOf
from aidep.model.usage import Role

_TESTS: Final = re.compile(
    r"(^|/)(tests?|testing|testdata|__tests__|fixtures?|mocks?|e2e|test[_-][^/]*|[^/]*[_-]tests?)(/|\.[^/]*$)"
    r"|(^|/)[^/]*[._-](test|spec)\.[^/]*$",
    re.IGNORECASE,
)
_RECORDS: Final = re.compile(
    r"(^|/)(results?|outputs?|logs?|traces?|leaderboards?|datasets?|transcripts?|recordings?|responses?|benchmarks?)/",
    re.IGNORECASE,
)
_ANSWER: Final = frozenset(
    """
    choices finish_reason stop_reason prompt_tokens completion_tokens total_tokens input_tokens output_tokens
    win_rate elo accuracy score scores latency latency_ms completion generated_text usage logprobs judge_score
    """.split()
)
"""Keys beside the model in what a run has written down."""
_PRICE: Final = re.compile(
    r"cost|pric(e|ing)|per_(\dk?_)?(m?token|million|1k|1m|image|second)|context_?(length|window|size|limit)|"
    r"max_(input|context|model)_?(len|tokens|length)|knowledge_?cutoff|tokens_per|quota|elo|parameters_?b",
    re.IGNORECASE,
)
_PROSE: Final = frozenset(
    """
    description title help comment comments summary label placeholder example examples note notes tooltip message
    display_name displayname documentation text content prompt prompts question answer readme markdown caption
    """.split()
)
_COUNTING: Final = frozenset({"token", "tokenizer", "tokenizers"})
"""Words of a key below which a model is named for its tokens to be counted."""
_WRITTEN: Final = (
    {"schema_version", "findings"},
    {"schema_version", "usages"},
    {"runs", "$schema"},
    {"bomFormat", "specVersion"},
    {"cells", "nbformat"},
    {"log", "entries"},
    {"interactions"},
)
"""Keys of reports (our own, SARIF, bills of materials), notebooks and recorded traffic."""
_MOST_RECORDS: Final = 40
"""A list of more objects than this is data that something wrote, or a catalog."""


def is_test(path: str) -> bool:
    """Whether a path is a test's by the usual names."""
    return _TESTS.search(path) is not None


def file_role(path: str, format: str, root: Expr | None) -> Role | None:
    """The role that a file gives to all in it; None where the places decide."""
    if is_test(path):
        return Role.TEST
    if format not in ("json", "jsonl", "yaml"):
        return None
    keys = {key.text for key, _ in root.items if isinstance(key, Lit)} if isinstance(root, DictOf) else set()
    if keys & {"openapi", "swagger", "asyncapi"} and keys & {"paths", "info", "components", "definitions"}:
        return Role.DOC
    if format == "yaml":
        return None
    if _RECORDS.search(path) or any(keys >= marks for marks in _WRITTEN):
        return Role.OTHER
    if format == "jsonl" and not _is_batch(root):
        return Role.OTHER
    return None


def _is_batch(root: Expr | None) -> bool:
    """Requests for a batch API: one object a line, with a body."""
    first = root.items[0] if isinstance(root, SeqOf) and root.items else root
    if not isinstance(first, DictOf):
        return False
    keys = {key.text for key, _ in first.items if isinstance(key, Lit)}
    return bool(keys & {"body", "request", "params", "modelInput"}) and bool(
        keys & {"custom_id", "url", "method", "key", "recordId"}
    )


def role_of(text: Text, format: str) -> Role:
    """The role by the place."""
    if text.is_key:
        return Role.TABLE_KEY
    if text.key.lower() in _PROSE:
        return Role.DOC
    if text.key == "model_name" and text.place is not None and "litellm_params" in dict(text.place.entries()):
        return Role.OTHER  # what the proxy calls it; what it calls stands in litellm_params
    saw_schema = False
    for number, place in enumerate(text.place.chain() if text.place is not None else ()):
        if number > 6:
            break
        key = place.key.lower()
        if key == "prompts" and is_slot(text.key or _list_name(text)):
            if not text.key:
                return Role.TABLE_KEY  # the models that a prompt is for
            continue
        if key in _PROSE:
            return Role.DOC
        if key in ("enum", "aliases", "alias"):
            return Role.OTHER
        if words_of(place.key) & _COUNTING or _is_catalog(place):
            return Role.TABLE_KEY
        saw_schema = saw_schema or key == "properties"
        data = format in ("json", "jsonl")
        if _is_long(place) or (data and _is_answer(place)):
            return Role.OTHER if data else Role.TABLE_KEY
    return Role.DEFAULT if saw_schema and text.key == "default" else Role.CONFIG_VALUE


def _list_name(text: Text) -> str:
    """What the list that a text stands in is called."""
    return text.place.key if text.place is not None else ""


def _is_catalog(place: Place) -> bool:
    """Prices or limits stand beside the id, in one entry of several: it describes a model, and names none to call."""
    priced = any(_PRICE.search(key) is not None and _is_number(value) for key, value in place.entries())
    return priced and any(_has_several(around) for around in place.chain())


def _has_several(place: Place) -> bool:
    """Whether a list or dictionary holds more than one dictionary."""
    items = place.table.items
    return sum(isinstance(item[1] if isinstance(item, tuple) else item, DictOf) for item in items[:_MOST_RECORDS]) > 1


def _is_number(value: Expr) -> bool:
    if isinstance(value, Constant):
        return value.text[:1].isdigit()
    return isinstance(value, DictOf) and any(isinstance(item, Constant) for _, item in value.items)


def _is_long(place: Place) -> bool:
    """One of very many objects: data that something wrote, or a list of all models there are."""
    items = place.table.items if isinstance(place.table, SeqOf) else ()
    return len(items) > _MOST_RECORDS and isinstance(items[0], DictOf)


def _is_answer(place: Place) -> bool:
    """What a run has written down: an answer, a score."""
    return any(key in _ANSWER for key, _ in place.entries())
