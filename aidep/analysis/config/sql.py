"""SQL: texts that are handed to functions of a warehouse or database which call models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aidep.analysis.config.build import Builder

_STRING: Final = re.compile(r"'(?P<text>(?:[^'\\\r\n]|''|\\.)*)'|--[^\r\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?")
_NAMED: Final = re.compile(r"(?P<name>\w+)[ \t\r\n]*(?:=>|:=|=)[ \t\r\n]*\Z")
_PLATFORMS: Final = (
    "openai|anthropic|cohere|ollama|voyageai|huggingface|mistral|azure_openai|azure|bedrock|vertex|google_gemini|gemini"
)
_FUNCTION: Final = re.compile(
    r"(?<![\w$])(?:"
    r"(?P<snowflake>cortex[\"`]?\.[\"`]?\w+|ai_complete|ai_embed)"
    r"|(?P<databricks>ai_query)"
    r"|(?P<vertex>remote\s{1,8}with\s{1,8}connection|(?:ai|ml)\.generate\w*)"
    r"|(?P<bedrock>aws_bedrock\.\w+|model_type\s{1,8}bedrock)"
    r"|(?P<azure>azure_openai\.\w+)"
    r"|(?P<huggingface>pgml\.(?:embed|generate))"
    rf"|(?:ai\.(?:[a-z]+_)?|type\s{{1,8}}|engine\s{{0,8}}=\s{{0,8}}\\?['\"])(?P<named>{_PLATFORMS})\w*"
    r")",
    re.IGNORECASE,
)
"""What calls models, by the platform that it calls; pgai, MindsDB and EvaDB say the platform in a name."""
_VALUE: Final = r"[\"']{1,3}(?P<text>[\w@][\w.:/@-]{2,150})\\?[\"']"
_FIRST: Final = re.compile(rf"[\"`]?\s{{0,200}}\(\s{{0,200}}\\?{_VALUE}")
_OPTION: Final = re.compile(
    r"(?<!\w)(?:model|model_id|model_name|endpoint|deployment_name|transformer)[\"`]?"
    rf"\s{{0,8}}(?:=>|:=|=|\s)\s{{0,8}}\\?{_VALUE}",
    re.IGNORECASE,
)
_SAME: Final = {"voyageai": "voyage", "azure_openai": "azure", "google_gemini": "gemini"}
_WORDS: Final = ("cortex", "ai_complete", "ai_embed", "ai_query", "ai.", "ml.", "bedrock", "azure_openai", "create")
"""One of them stands in every piece of SQL that calls a model."""
_FAR: Final = 600
"""Characters behind a function in which its options stand."""
_NEAR: Final = 120


def models_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The models that functions in a piece of SQL are given: platform, start and end, in the order of the text.

    ``text`` may be written inside a string of another language, its quotes escaped.
    """
    low = text.lower()
    if not any(word in low for word in _WORDS):
        return
    code = _STRING.sub(lambda found: found[0] if found["text"] is not None else " " * len(found[0]), text)
    calls = list(_FUNCTION.finditer(code))
    for number, call in enumerate(calls):
        if call["named"] and "create" not in low and not call[0].lower().startswith("ai."):
            continue
        platform = (call["named"] or call.lastgroup or "").lower()
        stop = min(calls[number + 1].start() if number + 1 < len(calls) else len(code), call.end() + _FAR)
        ending = code.find(";", call.end(), stop)
        stop = stop if ending < 0 else ending
        found = _FIRST.match(code, call.end(), stop) or _OPTION.search(code, call.end(), stop)
        if found is not None:
            yield _SAME.get(platform, platform), found.start("text"), found.end("text")


def read_sql(text: str, builder: Builder) -> None:
    """Texts in SQL, under the name of the argument that they are, or of the platform whose model they name."""
    names: dict[int, tuple[str, int]] = {}
    for found in _STRING.finditer(text):
        value = found["text"]
        if value and " " not in value:
            before = _NAMED.search(text, max(0, found.start() - _NEAR), found.start())
            names[found.start("text")] = before["name"] if before else "", found.end("text")
    for platform, start, end in models_in(text):
        names[start] = f"{platform}_model", end
    builder.open_map()
    for start, (name, end) in sorted(names.items()):
        builder.key(name, start, start)
        builder.text(text[start:end], start, end)
    builder.close()
