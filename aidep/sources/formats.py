"""Which files beside Python and notebooks are looked at, and how each is written.

A table of names. What people write by hand and a program reads counts; what tools write (lock files of other
ecosystems, translations, recorded traffic) does not.
"""

from __future__ import annotations

import re
from typing import Final

MAX_BYTES: Final = 1_000_000
"""Larger files are data, not configuration: they are passed over. Lock files of Python may be larger."""

_BY_SUFFIX: Final = {
    "yaml": "yaml",
    "yml": "yaml",
    "toml": "toml",
    "json": "json",
    "jsonc": "json",
    "json5": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "env": "env",
    "ini": "ini",
    "cfg": "ini",
    "tf": "hcl",
    "tfvars": "hcl",
    "hcl": "hcl",
    "dockerfile": "docker",
    "sql": "sql",
    "prompty": "markdown",
}
_BY_NAME: Final = {
    "dockerfile": "docker",
    "containerfile": "docker",
    "pipfile": "toml",
    "pipfile.lock": "json",
    "uv.lock": "lock",
    "poetry.lock": "lock",
    "pdm.lock": "lock",
    "pylock.toml": "lock",
    "pixi.lock": "yaml-lock",
    "conda-lock.yml": "yaml-lock",
    "oai_config_list": "json",
    "skill.md": "markdown",
    "agent.md": "markdown",
}
_BY_PATTERN: Final = (
    (re.compile(r"\.env(\.[\w.-]+)?|\.envrc|env\.(example|sample|template|dist)"), "env"),
    (re.compile(r"(docker|container)file\.[\w.-]+"), "docker"),
    (re.compile(r"oai_config_list[\w.-]*"), "json"),
    (re.compile(r"[\w.-]*(requirements|constraints)[\w.-]*\.(txt|in|lock)"), "requirements"),
    (re.compile(r"[\w.-]+\.(agent|prompt|chatmode|instructions)\.md"), "markdown"),
)
_TELLING_FOLDERS: Final = re.compile(r"(^|/)(\.claude|\.cursor|\.opencode|\.github|agents?|skills?|commands|prompts)/")
_REQUIREMENT_FOLDERS: Final = re.compile(r"(^|/)(requirements|reqs|constraints)/$")
LOCKS: Final = frozenset(
    {"pipfile.lock", "uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "pixi.lock", "conda-lock.yml"}
)
"""What Python's package managers pin, by lower-case name."""
_WRITTEN_BY_TOOLS: Final = frozenset(
    """
    package-lock.json npm-shrinkwrap.json composer.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.json
    renovate.json lerna.json angular.json components.json .eslintrc.json .prettierrc.json .secrets.baseline
    strings.json pyvenv.cfg aidep-baseline.json
    """.split()
)
_WRITTEN_IN: Final = re.compile(
    r"(^|/)(translations?|locales?|_locales|i18n|l10n|lang|langs|languages|messages|cassettes|__snapshots__|"
    r"__recordings__|node_modules|bower_components)/"
)


def format_of(path: str) -> str | None:
    """How a file is written, by its path (``/`` separators): None for Python and for what is not looked at."""
    if path.endswith(".py"):  # most are: no look at the folder
        return None
    folder, cut, name = path.rpartition("/")
    return Folder(folder + cut).format_of(name)


class Folder:
    """A folder whose files are asked for; a walk asks for all of them, and what their path says only once."""

    __slots__ = ("_is_of_tools", "_path")

    def __init__(self, path: str) -> None:
        """``path``: with ``/`` at its end, but for the root of all paths."""
        self._path = path
        self._is_of_tools = _WRITTEN_IN.search(path) is not None

    def may_take(self, name: str) -> bool:
        """Quick and true for more names than :meth:`format_of` takes: what a walk asks of every file."""
        suffix = name.rpartition(".")[2]
        if suffix in _BY_SUFFIX:
            return not self._is_of_tools
        return suffix.lower() in _SUFFIXES or name[:4].lower() in _BEGINNINGS

    def format_of(self, name: str) -> str | None:
        """How the file of this name is written, as :func:`format_of` says it."""
        lower = name.lower()
        if lower.endswith(".py"):
            return None
        suffix = lower.rpartition(".")[2]
        found = _BY_NAME.get(lower) or _BY_SUFFIX.get(suffix)
        if found is None:
            return self._special(name, lower, suffix)
        if self._is_of_tools or lower in _WRITTEN_BY_TOOLS or lower.endswith((".min.json", ".schema.json")):
            return None
        return found

    def _special(self, name: str, lower: str, suffix: str) -> str | None:
        for pattern, found in _BY_PATTERN:
            if pattern.fullmatch(lower):
                return found
        if suffix == "md" and _TELLING_FOLDERS.search(self._path):
            return "markdown"
        if name == "PKG-INFO" or (name == "METADATA" and self._path.endswith(".dist-info/")):
            return "metadata"
        if name.endswith((".txt", ".in")) and _REQUIREMENT_FOLDERS.search(self._path):
            return "requirements"
        return None


_SUFFIXES: Final = frozenset({*_BY_SUFFIX, "lock", "md", "txt", "in", "metadata", "pkg-info"})
_BEGINNINGS: Final = frozenset({".env", "env.", "dock", "cont", "pipf", "oai_"})


def limit_of(path: str) -> int | None:
    """Bytes above which a file of a known format is passed over; None where the general limit holds."""
    return None if path.rpartition("/")[2].lower() in LOCKS else MAX_BYTES


def is_data(path: str) -> bool:
    """Whether a file is JSON in which nobody says what packages a project requires."""
    name = path.rpartition("/")[2].lower()
    return name.endswith((".json", ".jsonl", ".ndjson")) and not name.startswith("environment")
