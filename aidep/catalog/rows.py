"""Compiled rows: a record as a list of JSON values, trailing empty ones cut off.

Rows name platforms, sources and notes by number: many records share them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from aidep.model.lifecycle import Claim, Kind, Record, Source, Target

Row = list[Any]

COLUMNS: Final = (
    "platform",
    "id",
    "kind",
    "flags",
    "task",
    "sources",
    "retires",
    "confidence",
    "announced",
    "replaced_by",
    "notes",
    "version",
    "retires_not_before",
    "points_to",
    "rerouted_to",
    "legacy_since",
    "released",
    "name",
    "disputed",
    "identical",
)
"""What is there most often comes first: a row ends with its last value."""
PLATFORM: Final = COLUMNS.index("platform")
ID: Final = COLUMNS.index("id")
KIND: Final = COLUMNS.index("kind")
FLAGS: Final = COLUMNS.index("flags")
RETIRES: Final = COLUMNS.index("retires")
NOTES: Final = COLUMNS.index("notes")
VERSION: Final = COLUMNS.index("version")
TASK: Final = COLUMNS.index("task")

PREVIEW: Final = 1
DEPRECATED: Final = 2
REROUTE: Final = 4
GONE: Final = 8
LEGACY: Final = 16
LISTED: Final = 32
SPECIAL: Final = 64
"""Made for one purpose alone."""


def cell(row: Row, column: int) -> Any:
    """A value of the row, ``None`` where it was cut off."""
    return row[column] if column < len(row) else None


def encode(fields: Mapping[str, Any]) -> Row:
    """The row of these fields. Dates are given as text."""
    row = [fields[column] for column in COLUMNS]
    while not row[-1]:
        row.pop()
    return row


def decode(row: Row, platforms: Sequence[str], sources: Sequence[Sequence[str]], notes: Sequence[str]) -> Record:
    """The record of a row."""
    (
        platform,
        id_,
        kind,
        flags,
        task,
        stated,
        retires,
        confidence,
        announced,
        replaced_by,
        note,
        version,
        not_before,
        points_to,
        rerouted_to,
        legacy_since,
        released,
        name,
        disputed,
        identical,
    ) = tuple(row + [None] * (len(COLUMNS) - len(row)))
    flags = flags or 0
    return Record(
        platform=platforms[platform],
        id=id_,
        name=name or id_,
        kind=Kind(kind),
        version=version,
        task=task,
        preview=bool(flags & PREVIEW),
        released=_day(released),
        legacy_since=_day(legacy_since),
        announced=_day(announced),
        retires=_day(retires),
        retires_not_before=_day(not_before),
        reroute=bool(flags & REROUTE),
        rerouted_to=rerouted_to,
        identical=identical,
        replaced_by=tuple(replaced_by or ()),
        points_to=tuple(Target(target, _day(since)) for target, since in points_to or ()),
        deprecated=bool(flags & DEPRECATED),
        legacy=bool(flags & LEGACY),
        gone=bool(flags & GONE),
        listed=bool(flags & LISTED),
        sources=tuple(_source(sources[number]) for number in stated or ()),
        disputed=tuple(
            Claim(_source(sources[number]), _day(end), _day(bound)) for number, end, bound in disputed or ()
        ),
        confidence=confidence or "official",
        notes="" if note is None else notes[note],
    )


def _source(row: Sequence[str]) -> Source:
    return Source(row[0], date.fromisoformat(row[1]))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
