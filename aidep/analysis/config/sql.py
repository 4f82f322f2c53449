"""SQL: texts that are handed to functions of a warehouse which call models."""

from __future__ import annotations

import re
from typing import Final

from aidep.analysis.config.build import Builder

_STRING: Final = re.compile(r"'(?P<text>(?:[^'\\\r\n]|''|\\.)*)'|--[^\r\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?")
_CALLEE: Final = re.compile(r"(?P<name>[\w.$!\"`]+)[ \t\r\n]*\([ \t\r\n]*\Z")
_NAMED: Final = re.compile(r"(?P<name>\w+)[ \t\r\n]*(?:=>|:=|=)[ \t\r\n]*\Z")
_FUNCTIONS: Final = (
    ("cortex", "snowflake_model"),
    ("ai_complete", "snowflake_model"),
    ("ai_embed", "snowflake_model"),
    ("ai_query", "databricks_model"),
    ("openai", "openai_model"),
    ("anthropic", "anthropic_model"),
    ("cohere", "cohere_model"),
    ("ollama", "ollama_model"),
)
"""Parts of the names of functions that take a model first, and what that argument is."""
_NEAR: Final = 120


def read_sql(text: str, builder: Builder) -> None:
    """Texts in SQL, under the name of the argument or the function that they are handed to."""
    builder.open_map()
    for found in _STRING.finditer(text):
        value = found["text"]
        if value is None or " " in value or not value:
            continue
        before = text[max(0, found.start() - _NEAR) : found.start()]
        builder.key(_name(before), found.start("text"), found.start("text"))
        builder.text(value, found.start("text"), found.end("text"))
    builder.close()


def _name(before: str) -> str:
    """What a text is handed to: an argument (``endpoint = ``), or a function whose first argument is a model."""
    callee = _CALLEE.search(before)
    if callee is not None:
        function = callee["name"].lower()
        return next((name for part, name in _FUNCTIONS if part in function), callee["name"])
    named = _NAMED.search(before)
    return named["name"] if named is not None else ""
