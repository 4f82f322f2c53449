"""What each key of the settings means: for the documentation, and as a JSON Schema for editors.

How a key is read is in :mod:`aidep.config`; a test holds both to the same keys, defaults and examples.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from aidep.model.finding import Severity
from aidep.report import FORMATS, rule_url

Schema = dict[str, Any]
_LEVELS: Final = [level.value for level in reversed(Severity)]
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}
_SWITCH: Final[Schema] = {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of ``aidep.toml``, or below ``[tool.aidep]`` in pyproject.toml."""

    name: str
    doc: str
    """What it does: a sentence or two of plain Markdown."""
    schema: Schema
    default: str
    """In words or as TOML."""
    example: Any
    """A value that is accepted."""
    adds: bool = False
    """Whether its values add to those of the file that is extended."""


def _described(keys: Iterable[Key]) -> Schema:
    return {key.name: {**key.schema, "description": key.doc} for key in keys}


_POLICY_KEYS: Final = {
    "allowed-platforms": "Platforms by their id, as `aidep catalog status` lists them; others are reported.",
    "banned-platforms": "Platforms that are reported.",
    "allowed-models": "Models by their id; `*` and `?` stand for anything.",
    "banned-models": "Models that are reported.",
    "allowed-jurisdictions": "Countries (ISO 3166, such as `US`) of the platforms' owners.",
    "banned-jurisdictions": "Countries whose platforms are reported.",
    "allowed-regions": "Beginnings of regions, such as `eu` or `europe-west4`.",
}

POLICY: Final = tuple(
    Key(
        name,
        doc,
        _TEXTS,
        "`[]`",
        {"jurisdictions": ["US"], "models": ["gpt-*"]}.get(name.partition("-")[2], ["openai"]),
    )
    for name, doc in _POLICY_KEYS.items()
)
"""The keys below ``[policy]``."""

KEYS: Final = (
    Key(
        "select",
        "Only these rules: codes (`AID101`), prefixes (`AID1`), names (`retired-model`) or `ALL`.",
        _TEXTS,
        '`["ALL"]`',
        ["AID1", "floating-alias"],
    ),
    Key("ignore", "Not these rules.", _TEXTS, "`[]`", ["AID201"]),
    Key("extend-select", "These rules as well.", _TEXTS, "`[]`", ["AID108"], adds=True),
    Key("extend-ignore", "Nor these rules.", _TEXTS, "`[]`", ["AID302"], adds=True),
    Key(
        "per-file-ignores",
        "Rules that are off in files of a pattern (as in `.gitignore`).",
        {"type": "object", "additionalProperties": _TEXTS},
        "`{}`",
        {"tests/**": ["AID1"]},
        adds=True,
    ),
    Key(
        "exclude",
        "Files and folders to leave out, as patterns of `.gitignore`, **instead of** the default ones (`.venv`, "
        "`node_modules`, `build` and the like).",
        _TEXTS,
        "see `aidep config`",
        ["vendor/", ".venv/"],
    ),
    Key("extend-exclude", "Files and folders to leave out as well.", _TEXTS, "`[]`", ["vendor/"], adds=True),
    Key("respect-gitignore", "Leave out what `.gitignore` files name.", _SWITCH, "`true`", False),
    Key("force-exclude", "Leave out even files that the command line names, as hooks do.", _SWITCH, "`false`", True),
    Key("fail-on", "Exit with 1 for findings from this severity on.", {"enum": _LEVELS}, '`"high"`', "medium"),
    Key("min-severity", "Leave out findings below this severity.", {"enum": _LEVELS}, '`"info"`', "low"),
    Key("output-format", "The report of a run that names none.", {"enum": list(FORMATS)}, '`"full"`', "concise"),
    Key(
        "all-roles",
        "Report ids in price tables, comparisons, documentation and tests, too. They are in the inventory anyway.",
        _SWITCH,
        "`false`",
        True,
    ),
    Key(
        "rules",
        "Folders of rules of your own. They stay inside of the repository.",
        _TEXTS,
        "`[]`",
        ["rules"],
        adds=True,
    ),
    Key("baseline", "The file with findings that are accepted.", _TEXT, "none", "aidep-baseline.json"),
    Key(
        "policy",
        f"What the project allows itself to depend on; [AID501]({rule_url('AID501')}) and "
        f"[AID502]({rule_url('AID502')}) report what leaves it.",
        {"type": "object", "additionalProperties": False, "properties": _described(POLICY)},
        "`{}`",
        {"allowed-platforms": ["azure", "bedrock"]},
    ),
    Key(
        "projects",
        "Folders that are judged one by one; `*` stands for anything. Without it, folders with a manifest of their own "
        "(`pyproject.toml`, `requirements.txt` and the like).",
        _TEXTS,
        "`[]`",
        ["services/*"],
    ),
    Key(
        "max-catalog-age",
        f"Days after which [AID903]({rule_url('AID903')}) says that the catalog is old.",
        {"type": "integer", "minimum": 0, "maximum": 100_000},
        "`180`",
        90,
    ),
    Key(
        "as-of",
        "Judge as on this day, in place of today (UTC).",
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "today",
        "2027-01-31",
    ),
    Key("cache-dir", "Where to keep what is known of files. Inside of the repository.", _TEXT, "the user's", ".cache"),
    Key("cache", "Whether to keep it at all.", _SWITCH, "`true`", False),
    Key(
        "workers",
        "Processes that may parse: 1 to 256, or `auto` for one on each processor.",
        {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 256}, {"enum": ["auto"]}]},
        '`"auto"`',
        2,
    ),
    Key("extend", "Another file of the repository to start from.", _TEXT, "none", "../aidep.toml"),
)


def json_schema() -> Schema:
    """A JSON Schema of ``aidep.toml``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of aidep",
        "type": "object",
        "additionalProperties": False,
        "properties": _described(KEYS),
    }
