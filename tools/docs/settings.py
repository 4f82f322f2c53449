"""The page of the settings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from aidep.report import RULES_URL
from aidep.settingkeys import KEYS, POLICY, Key
from tools.docs.markdown import code, page, table

_HEAD = """# Settings

In `aidep.toml`, in `.aidep.toml`, or below `[tool.aidep]` in `pyproject.toml`. The nearest such file upward from the
first path of the command line counts, and no other; a `pyproject.toml` without that table is passed over. Options of
the command line win. `aidep config` shows what holds and where it comes from; `aidep config --schema` prints a JSON
Schema for editors. A key or a rule that does not exist ends the run with exit code 2 and a suggestion."""

_EXAMPLE = """```toml
# pyproject.toml
[tool.aidep]
fail-on = "medium"
ignore = ["AID201"]
per-file-ignores = { "tests/**" = ["AID1"] }

[tool.aidep.policy]
allowed-platforms = ["azure", "bedrock"]
```"""


def settings_page() -> str:
    """All keys with what they do, their default and an example."""
    sections = [_section(key) for key in KEYS]
    return page(_HEAD, _EXAMPLE, *sections).rstrip("\n") + "\n"


def _section(key: Key) -> str:
    kind = _kind(key.schema)
    added = " Adds to what the extended file says." if key.adds else ""
    facts = f"Type: {kind} · default: {key.default}"
    inner = _policy(POLICY) if key.name == "policy" else ""
    example = f"[policy]\n{_toml_table(key.example)}" if key.name == "policy" else f"{key.name} = {toml(key.example)}"
    return "\n\n".join(
        filter(None, (f"## {code(key.name)}", _doc(key) + added, facts, inner, f"```toml\n{example}\n```"))
    )


def _policy(keys: Iterable[Key]) -> str:
    return table(("key", "what it does"), ((code(key.name), _doc(key)) for key in keys))


def _doc(key: Key) -> str:
    return key.doc.replace(RULES_URL, "rules/")  # pages of the same site


def _kind(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(code(word) for word in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if schema["type"] == "object":
        return "table"
    return {"array": "list of texts", "boolean": "`true` or `false`", "integer": "number", "string": "text"}[
        schema["type"]
    ]


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value)


def _toml_table(values: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {toml(value)}" for key, value in values.items())
