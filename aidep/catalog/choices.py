"""What other platforms have for a task: what they put first themselves, or the newest that is made for anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from aidep.catalog.modelid import core
from aidep.catalog.rows import FLAGS, PLATFORM, SPECIAL, TASK, Row, cell
from aidep.model.lifecycle import CHAT, Kind, Record, Source, Status

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog

SIZES = ("large", "medium", "small")


class Choice(NamedTuple):
    """A model for a task."""

    record: Record
    sources: tuple[Source, ...] = ()
    """That say that its platform puts it first, within its size class; none: it is the newest on record there."""

    @property
    def is_first(self) -> bool:
        return bool(self.sources)


class Choices:
    """``first``: platform, task, size, id and sources; ``sizes``: by platform, parts of ids with the size class that
    they tell, the longest first; ``rows``: all records."""

    def __init__(
        self,
        catalog: Catalog,
        first: Iterable[Sequence[Any]],
        sizes: Mapping[str, Sequence[Sequence[str]]],
        rows: Sequence[Row],
    ) -> None:
        self._catalog = catalog
        self._first = first
        self._sizes = sizes
        self._rows = rows

    def others(self, task: str, platform: str, as_of: date, like: str = "") -> tuple[Choice, ...]:
        """At most one model of each other platform, those that are put first before the rest, the newest of these
        first. ``like``: the model that it is for, whose size class is kept as far as may be.

        Only what is active that day and no preview counts. Of chat models only what is put first is named: there are
        hundreds. What two platforms serve is named once, where its maker does.
        """
        wanted = SIZES.index(self.size(like, platform))
        found = self._put_first(task, platform, as_of, wanted)
        newest = {} if task == CHAT else self._newest(task, {platform, *found}, as_of)
        models: dict[str, Choice] = {}
        for choice in (*found.values(), *newest.values()):
            name = core(choice.record.id, choice.record.platform)
            if name not in models or self._rank(choice) < self._rank(models[name]):
                models[name] = choice
        return tuple(models.values())

    def size(self, model: str, platform: str) -> str:
        """The class that an id tells, by the words of its platform and of its maker; one that tells none is
        ``large``."""
        name = core(model, platform)
        makers = (p.id for p in self._catalog.platforms.values() if p.families and name.startswith(p.families))
        for where in (platform, *makers):
            for part, size in self._sizes.get(where, ()):
                if part in model.lower():
                    return size
        return SIZES[0]

    def _put_first(self, task: str, platform: str, as_of: date, wanted: int) -> dict[str, Choice]:
        best: dict[str, tuple[int, Choice]] = {}
        for where, for_task, size, id_, pages in self._first:
            if for_task != task or where == platform:
                continue
            record = self._settled(where, id_, as_of)
            away = abs(SIZES.index(size) - wanted)
            if record is not None and (where not in best or away < best[where][0]):
                sources = tuple(Source(text, date.fromisoformat(day)) for text, day in pages)
                best[where] = away, Choice(record, sources)
        return {where: best[where][1] for where in sorted(best, key=lambda where: (self._rank(best[where][1]), where))}

    def _rank(self, choice: Choice) -> int:
        return self._catalog.platforms[choice.record.platform].rank

    def _settled(self, platform: str, id_: str, as_of: date) -> Record | None:
        """The snapshot that an alias stands for; ``None`` where it is on its way out."""
        record = self._catalog.find(platform, id_)
        target = record.target(as_of) if record is not None else None
        record = (self._catalog.find(platform, target) if target is not None else None) or record
        alive = record is not None and record.status(as_of) is Status.ACTIVE and not record.preview
        return record if alive else None

    def _newest(self, task: str, without: set[str], as_of: date) -> Mapping[str, Choice]:
        """Of each platform the newest; where no day of release is known, only the sole one. Aliases, what routers pass
        on, what is made for one purpose and what no vendor stated do not count."""
        found: dict[str, list[Record]] = {}
        for record in self._candidates(task, without):
            stated = record.kind is Kind.SNAPSHOT and record.confidence in ("official", "sdk")
            if stated and not record.preview and record.status(as_of) is Status.ACTIVE:
                found.setdefault(record.platform, []).append(record)
        newest = [max(records, key=lambda record: (_released(record), -len(record.id))) for records in found.values()]
        told = [record for record in newest if record.released or len(found[record.platform]) == 1]
        return {record.platform: Choice(record) for record in sorted(told, key=_released, reverse=True)}

    def _candidates(self, task: str, without: set[str]) -> Iterator[Record]:
        order = list(self._catalog.platforms)
        for row in self._rows:
            where = order[row[PLATFORM]]
            counts = where not in without and not self._catalog.platforms[where].router
            if cell(row, TASK) == task and counts and not (row[FLAGS] or 0) & SPECIAL:
                yield self._catalog.decoded(row)


def _released(record: Record) -> date:
    return record.released or date.min
