"""From the text of a configuration file to its facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from aidep.analysis.config import brackets, locks, plain, sql
from aidep.analysis.config.build import Builder, NotParsed
from aidep.model.facts import FileFacts
from aidep.model.source import ConfigFile

_FRONT: Final = re.compile(r"---[ \t]*\r?\n(?P<body>(?:(?!---[ \t]*\r?$)[^\n]*\n){0,400})---[ \t]*\r?$", re.MULTILINE)

_PACKAGE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n){0,20}?#[ \t]*@package[ \t]{1,8}(?P<name>[\w.]{1,200})")
"""Under which keys Hydra puts what a file says: a comment at its top."""


def config_facts(source: ConfigFile) -> FileFacts:
    """What a configuration file says. Never raises: what does not parse is read line by line."""
    builder = Builder(source.path, source.text)
    try:
        _READERS[source.format](source.text, builder)
    except NotParsed:
        builder = Builder(source.path, source.text)
        plain.read_loose(source.text, builder)
    facts = builder.facts()
    package = _PACKAGE.match(source.text) if source.format == "yaml" else None
    facts.module = package["name"] if package is not None else ""
    return facts


def _yaml(text: str, builder: Builder, base: int = 0) -> None:
    from aidep.analysis.config import yaml_  # the library is loaded for the files that need it

    yaml_.read(text, builder, base)


def _markdown(text: str, builder: Builder) -> None:
    """The header of an agent, a skill or a prompt; what follows is prose."""
    front = _FRONT.match(text)
    if front is not None:
        _yaml(front["body"], builder, front.start("body"))


_READERS: Final[dict[str, Callable[[str, Builder], None]]] = {
    "yaml": _yaml,
    "toml": brackets.read_toml,
    "lock": brackets.read_lock,
    "yaml-lock": locks.read_yaml_lock,
    "json": brackets.read_json,
    "jsonl": brackets.read_json,
    "env": plain.read_env,
    "ini": plain.read_ini,
    "docker": plain.read_dockerfile,
    "hcl": brackets.read_hcl,
    "markdown": _markdown,
    "sql": sql.read_sql,
    "requirements": plain.read_requirements,
    "metadata": plain.read_metadata,
}
