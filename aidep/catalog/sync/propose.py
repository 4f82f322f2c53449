"""Weighs the claims of a feed against the records: what to add, what to change, what somebody has to settle.

A better source is never overruled: what it says stands, and the feed's word is a conflict that is listed. A promise
("not sooner than") and a committed date are two things: a feed that prints one as the other agrees with neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aidep.catalog.platform import Platform
from aidep.catalog.records import Entry, Rules
from aidep.catalog.schema import ModelEntry
from aidep.catalog.sync.claims import Claim
from aidep.catalog.sync.feeds import Feed

RANK = {"official": 3, "sdk": 2, "aggregator": 1, "single-rival": 0}


@dataclass(frozen=True)
class Change:
    """A record that gets a date, or another one."""

    claim: Claim
    id: str
    """As the record writes it."""
    sets: Mapping[str, date]
    was: Mapping[str, date | None]

    def __str__(self) -> str:
        said = ", ".join(f"{key} {self.was[key] or 'nothing'} -> {day}" for key, day in self.sets.items())
        return f"{self.claim.platform} {self.id}: {said}"


@dataclass
class Proposal:
    """What follows from a feed."""

    known: list[Claim] = field(default_factory=list)
    """Ids to be listed."""
    records: list[Claim] = field(default_factory=list)
    """Lifecycles of ids that have no record yet."""
    changes: list[Change] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    """One line for each claim that contradicts what is on record."""
    agreeing: int = 0
    settled: int = 0
    """Claims that contradict a record which says so (``disputed``)."""

    @property
    def is_empty(self) -> bool:
        """Whether no file would change."""
        return not (self.known or self.records or self.changes)


def propose(
    feed: Feed,
    claims: Mapping[tuple[str, str], Claim],
    rules: Rules,
    platforms: Mapping[str, Platform],
    only: str | None = None,
) -> Proposal:
    """The proposal, in the order of platforms and ids; ``only`` the ``ids`` or the ``lifecycles``."""
    records: dict[tuple[str, str], list[Entry[ModelEntry]]] = {}
    for (platform, id_, _), entry in rules.models.items():
        records.setdefault((platform, id_), []).append(entry)
    found = Proposal()
    seen: set[tuple[str, str]] = set()
    for (platform, id_), claim in sorted(claims.items()):
        spellings = _spellings(platforms[platform], id_)
        entries = next((records[platform, text] for text in spellings if (platform, text) in records), None)
        named = entries[0].entry.id.lower() if entries else None
        same = seen.intersection((platform, text) for text in (named, *spellings) if text)
        seen.add((platform, named or id_))
        if same:
            continue  # another way to write the same id: claude-opus-5 and claude-opus-5@default
        if entries is not None:
            _weigh(feed, claim, entries, found)
        elif claim.is_lifecycle and only != "ids":
            found.records.append(claim)
        elif only != "lifecycles" and not any((platform, text) in rules.known for text in spellings):
            found.known.append(claim)
    if only == "ids":
        found.changes.clear()
    return found


def _spellings(platform: Platform, id_: str) -> list[str]:
    """The ways in which a record may write the id."""
    forms = platform.grammar.forms(id_) or [id_]
    return list(dict.fromkeys([*forms, *(path + id_ for path in platform.grammar.paths)]))


def _weigh(feed: Feed, claim: Claim, entries: list[Entry[ModelEntry]], found: Proposal) -> None:
    """One claim against the record (on Azure: the records of all versions) of its id."""
    dates = {day for e in entries for day in (e.entry.retires, e.entry.retires_not_before) if day}
    end = claim.retires or claim.retires_not_before
    if end is None or end in dates:
        found.agreeing += 1
        return
    if end in {claimed for e in entries for d in e.entry.disputed for claimed in (d.retires, d.retires_not_before)}:
        found.settled += 1
        return
    entry = entries[0].entry
    who = f"{claim.platform} {entry.id}"
    if len(entries) > 1 or entry.version:
        ends = ", ".join(f"{e.entry.version or '-'} {e.entry.retires or 'no date'}" for e in entries)
        found.conflicts.append(f"{who}: {feed.name} says {end} for the id; on record by version: {ends}")
        return
    key = "retires" if claim.retires else "retires_not_before"
    other = entry.retires_not_before if claim.retires else entry.retires
    before = entry.retires if claim.retires else entry.retires_not_before
    if other is not None:
        words = ("a committed date", "not sooner than") if claim.retires else ("not sooner than", "a committed date")
        found.conflicts.append(f"{who}: {feed.name} says {words[0]} {end}; on record is {words[1]} {other}")
    elif not _may_overrule(feed, entries[0], blank=before is None):
        state = f"{key} {before}" if before else "gone" if entry.gone else "no date"
        found.conflicts.append(f"{who}: {feed.name} says {key} {end}; on record, {entry.confidence}: {state}")
    elif claim.retires and before and end < (seen := _last_read(entries[0])) < before:
        found.conflicts.append(f"{who}: {feed.name} says it ended on {end}; on {seen} a source had it until {before}")
    else:
        sets = {key: end}
        was: dict[str, date | None] = {key: before}
        if claim.announced and entry.announced is None and claim.announced <= end:
            sets["announced"], was["announced"] = claim.announced, None
        found.changes.append(Change(claim, entry.id, sets, was))


def _may_overrule(feed: Feed, entry: Entry[ModelEntry], *, blank: bool) -> bool:
    """Whether the feed is a better source than the record's, or no worse where the record says nothing."""
    item = entry.entry
    if item.gone or item.withdrawn:
        return False
    if not item.sources:
        return True
    ours, theirs = RANK[item.confidence], RANK[feed.confidence]
    own = any(
        _is_of(feed, source.package or "", source.url or "") for source in map(entry.sources.__getitem__, item.sources)
    )
    return theirs > ours or (theirs == ours and (blank or own))


def _last_read(entry: Entry[ModelEntry]) -> date:
    """The day on which a source of a record was read last."""
    return max((entry.sources[name].checked for name in entry.entry.sources), default=date.min)


def _is_of(feed: Feed, package: str, url: str) -> bool:
    """Whether a source of a record is an earlier reading of this feed."""
    return bool((feed.package and package == feed.package) or (feed.url and url == feed.url))
