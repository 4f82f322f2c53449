"""Compiled rows: a record as a list of JSON values, trailing empty ones cut off.

Rows name platforms, sources and notes by number: many records share them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from aidep.model.lifecycle import Kind, Record, Source, Target

Row = list[Any]

PLATFORM: Final = 0
ID: Final = 1
RETIRES: Final = 5
NOTES: Final = 8
VERSION: Final = 10
KIND: Final = 2
WIDTH: Final = 17

PREVIEW: Final = 1
DEPRECATED: Final = 2
REROUTE: Final = 4
GONE: Final = 8
LEGACY: Final = 16
LISTED: Final = 32


def cell(row: Row, column: int) -> Any:
    """A value of the row, ``None`` where it was cut off."""
    return row[column] if column < len(row) else None


def encode(fields: Mapping[str, Any]) -> Row:
    """The row of these fields. Dates are given as text."""
    row = [
        fields["platform"],
        fields["id"],
        fields["kind"],
        fields["flags"],
        fields["announced"],
        fields["retires"],
        fields["sources"],
        fields["replaced_by"],
        fields["notes"],
        fields["confidence"],
        fields["version"],
        fields["retires_not_before"],
        fields["points_to"],
        fields["rerouted_to"],
        fields["legacy_since"],
        fields["released"],
        fields["task"],
    ]
    assert len(row) == WIDTH
    while not row[-1]:
        row.pop()
    return row


def decode(row: Row, platforms: Sequence[str], sources: Sequence[Sequence[str]], notes: Sequence[str]) -> Record:
    """The record of a row."""
    row = [*row, *[None] * (WIDTH - len(row))]
    flags: int = row[3] or 0
    stated = [sources[number] for number in row[6] or ()]
    return Record(
        platform=platforms[row[PLATFORM]],
        id=row[ID],
        kind=Kind(row[KIND]),
        preview=bool(flags & PREVIEW),
        deprecated=bool(flags & DEPRECATED),
        reroute=bool(flags & REROUTE),
        legacy=bool(flags & LEGACY),
        gone=bool(flags & GONE),
        listed=bool(flags & LISTED),
        announced=_day(row[4]),
        retires=_day(row[RETIRES]),
        sources=tuple(Source(url, date.fromisoformat(day)) for url, day in stated),
        replaced_by=tuple(row[7] or ()),
        notes="" if row[NOTES] is None else notes[row[NOTES]],
        confidence=row[9] or "official",
        version=row[VERSION],
        retires_not_before=_day(row[11]),
        points_to=tuple(Target(id_, _day(since)) for id_, since in row[12] or ()),
        rerouted_to=row[13],
        legacy_since=_day(row[14]),
        released=_day(row[15]),
        task=row[16],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
