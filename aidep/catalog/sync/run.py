"""One sync: a feed's bytes in, the proposed texts of rules files out. Writes only when told to."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aidep.catalog.load import read as read_rules
from aidep.catalog.platform import Platform, decode_platform
from aidep.catalog.records import Rules
from aidep.catalog.sync import edit, formats
from aidep.catalog.sync.claims import Claims
from aidep.catalog.sync.feeds import Feed
from aidep.catalog.sync.propose import Proposal, propose
from aidep.catalog.sync.sources import Material
from aidep.errors import UsageError
from aidep.replace import replace_file


@dataclass(frozen=True)
class Synced:
    """What a feed comes to."""

    claims: Claims
    proposal: Proposal
    texts: Mapping[Path, str]
    diff: str


def sync(feed: Feed, material: Material, folder: Path, only: str | None = None) -> Synced:
    """Read a feed against the rules of a folder; ``only`` its ``ids`` or its ``lifecycles``. Writes nothing.

    Raises:
        UsageError: if the feed or the rules are wrong, or would be after the change.
    """
    rules, problems = read_rules([folder])
    if problems:
        raise UsageError(f"{problems[0]} (aidep catalog validate lists all problems)")
    platforms = _platforms(rules)
    claims = formats.read(feed, material.data, platforms)
    proposal = propose(feed, claims.found, rules, platforms, only)
    texts = edit.edited(proposal, feed, material, rules, folder)
    _try_out(texts, folder, feed)
    return Synced(claims, proposal, texts, edit.diff(texts, folder))


def write(synced: Synced) -> None:
    """Put the proposed texts into place."""
    for file, text in synced.texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(str(file), text.encode())


def _platforms(rules: Rules) -> dict[str, Platform]:
    return {
        id_: decode_platform(p.model_dump(mode="json", exclude_defaults=True)) for id_, p in rules.platforms.items()
    }


def _try_out(texts: Mapping[Path, str], folder: Path, feed: Feed) -> None:
    """Refuse a change after which the rules could not be loaded."""
    with tempfile.TemporaryDirectory(prefix="aidep-sync-") as scratch:
        copy = Path(scratch, folder.name)
        shutil.copytree(folder, copy)
        for file, text in texts.items():
            target = copy / file.relative_to(folder)
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8")
        _, problems = read_rules([copy])
    if problems:
        raise UsageError(f"{feed.name}: the rules would be wrong after this: {problems[0]}; nothing was written")
