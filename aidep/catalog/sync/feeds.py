"""The feeds that can be read: ``rules/feeds/<name>.toml``."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aidep.errors import UsageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class Feed:
    """Where a feed comes from, how to read it, and how far to believe it."""

    name: str
    format: str
    """A reader of :mod:`aidep.catalog.sync.formats`."""
    confidence: str
    """``official``, ``sdk``, ``aggregator`` or ``single-rival``."""
    url: str
    """The page or file that records cite when the feed comes from a URL or a plain file."""
    package: str = ""
    """A package that carries the feed as ``member``: its wheel, or its installed copy, can be read too."""
    member: str = ""
    platforms: dict[str, str] = field(default_factory=dict)
    """The feed's words for platforms, and ours."""
    prefixes: dict[str, str] = field(default_factory=dict)
    """Put in front of ids without a slash, where our records have it."""
    bare: list[str] = field(default_factory=list)
    """Platforms whose ids hold no slash: what has one is a price for a region or a size of image."""
    ignore: list[str] = field(default_factory=list)
    """Labels and prices that the feed lists like models."""
    bounds: list[str] = field(default_factory=list)
    """Platforms for which the feed prints "not sooner than" as if it were a date."""


def names(rules: Path) -> list[str]:
    """The feeds there are."""
    return sorted(file.stem for file in (rules / "feeds").glob("*.toml"))


def load_feed(rules: Path, name: str) -> Feed:
    """The feed of that name.

    Raises:
        UsageError: if there is none, or its file is wrong.
    """
    if name not in names(rules):
        raise UsageError(f"--source {name}: no such feed: known are {', '.join(names(rules))}")
    file = rules / "feeds" / f"{name}.toml"
    try:
        raw: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return Feed(name=name, **raw)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"{file}: cannot be read: {error}") from None
