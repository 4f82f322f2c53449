"""The tools and the features, as their TOML files say."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
GROUPS = ("finds", "silent", "knows", "reports", "gate", "mends", "runs", "others")
"""Files of features, in the order of the page."""


@dataclass(frozen=True)
class Tool:
    """A program, where it comes from, and how it is used."""

    id: str
    name: str
    for_: str
    url: str
    version: str
    """Prints it."""
    scan: str
    help: str
    package: str = ""
    """``name==version`` of the Python registry."""
    checkout: str = ""
    """A commit of the repository at ``url``, of which ``main`` is run with node."""
    main: str = ""


@dataclass(frozen=True)
class Feature:
    """One row: what is asked, on what, and what in an answer means yes."""

    id: str
    group: str
    title: str
    files: Mapping[str, str]
    """A small project."""
    shows: tuple[str, ...] = ()
    """Patterns, all of which are found in what a command prints."""
    hides: tuple[str, ...] = ()
    """Patterns, none of which is."""
    setup: str = ""
    """Done before, in the project."""
    scan: bool = False
    """Asked of every tool with its ordinary scan, where ``run`` names nothing else."""
    word: str = ""
    """A pattern for the help of the tools that ``run`` does not name: without it there they have no such thing."""
    needs: str = ""
    """A command without which the question cannot be asked on this machine."""
    only: str = ""
    """The feature without which this one has no meaning for a tool."""
    run: Mapping[str, str] = field(default_factory=dict)
    """Tool -> command, in place of the scan."""
    unfit: Mapping[str, str] = field(default_factory=dict)
    """Tool -> why the question makes no sense for it."""


def tools() -> dict[str, Tool]:
    """All tools by id, aidep first."""
    return {id_: Tool(id=id_, for_=row.pop("for"), **row) for id_, row in _read(HERE / "tools.toml").items()}


def features() -> dict[str, list[Feature]]:
    """Title of a group -> its features."""
    found: dict[str, list[Feature]] = {}
    for group in GROUPS:
        table = _read(HERE / "features" / f"{group}.toml")
        projects: dict[str, dict[str, str]] = table.get("project", {})
        found[table["title"]] = [_feature(group, row, projects) for row in table["feature"]]
    return found


def _feature(group: str, row: dict[str, Any], projects: Mapping[str, dict[str, str]]) -> Feature:
    files = {**projects.get(row.pop("project", ""), {}), **row.pop("files", {})}
    patterns = {key: tuple(row.pop(key, ())) for key in ("shows", "hides")}
    return Feature(group=group, files=files, **patterns, **row)


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
