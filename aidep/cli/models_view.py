"""Records for people: a card for each of a few, a table of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from aidep.cli.models import LISTED, state
from aidep.model.lifecycle import Kind, Record, Status
from aidep.report.paint import BOLD, CYAN, DIM, GREEN, RED, SEVERITY, YELLOW, Paint
from aidep.report.text import DOT, crop, pad, paragraph, text_width, visible

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog

CARDS = 8
"""More records than that are shown as a table."""
_SOON = 90
_LABEL = 13
_ROOM = 36
_STYLES = {
    "retired": SEVERITY["critical"],
    "rerouted": RED,
    "retiring": YELLOW,
    "deprecated": YELLOW,
    "legacy": CYAN,
    "active": GREEN,
    LISTED: DIM,
}
_DYING = (Status.RETIRED, Status.REROUTED, Status.RETIRING)


class View:
    """Shows records as of a day, ``width`` columns wide."""

    def __init__(self, catalog: Catalog, as_of: date, color: bool, width: int) -> None:
        self.catalog = catalog
        self.as_of = as_of
        self.paint = Paint(color)
        self.width = max(width, 60)

    def text(self, records: Sequence[Record], *, by_date: bool = False) -> str:
        """The whole page."""
        told = [record for record in records if not record.listed]
        listed = [record for record in records if record.listed]
        if len(told) > CARDS or by_date or (len(listed) > CARDS and not _same_id(listed)):
            return "".join(line + "\n" for line in self._table(records))
        blocks = ["\n".join(self._card(record)) for record in told]
        if listed and told:
            blocks.append("\n".join(self._also(listed)))
        else:
            blocks += ["\n".join(self._card(record)) for record in listed]
        return "\n\n".join(blocks) + "\n"

    # -- cards -------------------------------------------------------------------------------------

    def _card(self, record: Record) -> Iterator[str]:
        version = f" ({record.version})" if record.version else ""
        name = f"{record.name} ({record.id})" if record.kind is Kind.ENDPOINT else f"{record.id}{version}"
        kinds = [self._platform(record.platform), *self._kinds(record)]
        yield f"{self.paint(visible(name), BOLD)}  {self.paint(visible(DOT.join(kinds)), DIM)}"
        word = state(record, self.as_of)
        yield self._line(self.paint(pad(word, _LABEL), self._style(record)), self._when(record))
        for label, text in self._facts(record):
            style = DIM if label in ("source", "note", "confidence", "disputed") else ""
            for number, line in enumerate(_filled(visible(text), self.width - _LABEL - 2)):
                shown = self.paint(line, style) if style else line
                yield self._line(self.paint(pad("" if number else label, _LABEL), DIM), shown)

    def _kinds(self, record: Record) -> Iterator[str]:
        if record.kind is Kind.ENDPOINT:
            yield "endpoint"
        elif record.kind is not Kind.UNSTATED:
            yield record.kind.value
        yield from [record.task] if record.task else []
        yield from ["preview"] * record.preview

    def _when(self, record: Record) -> str:
        """What the status word leaves open."""
        if record.listed:
            return "a source lists this id; no lifecycle is on record"
        if record.retires:
            after = f", then answered by {record.rerouted_to or 'another model'}" if record.reroute else ""
            told = f"{DOT}announced {record.announced}" if record.announced else ""
            return visible(f"{record.retires}, {_distance(record.days_left(self.as_of))}{after}{told}")
        if record.gone:
            return "on a day that was not found"
        if record.announced:
            return f"announced {record.announced}, without a date"
        if record.legacy_since:
            return f"since {record.legacy_since}"
        if record.retires_not_before:
            return f"kept until {record.retires_not_before} at least: a promise, no retirement date"
        return "nothing announced" if record.status(self.as_of) is Status.ACTIVE else "without a date"

    def _facts(self, record: Record) -> Iterator[tuple[str, str]]:
        if record.released:
            yield "released", str(record.released)
        if record.identical:
            yield "same as", record.identical + self._fate(record.platform, record.identical)
        yield from self._targets(record)
        yield from self._replacements(record)
        if record.confidence != "official" and not record.listed:
            yield "confidence", record.confidence
        if record.notes:
            yield "note", record.notes
        for claim in record.disputed:
            end = str(claim.retires) if claim.retires else f"not before {claim.retires_not_before}"
            yield "disputed", f"{claim.source.url} says {end} (read {claim.source.checked})"
        for source in record.sources:
            yield "source", f"{source.url} (read {source.checked})"

    def _targets(self, record: Record) -> Iterator[tuple[str, str]]:
        for number, target in enumerate(reversed(record.points_to)):
            since = f" since {target.since}" if target.since else ""
            yield "" if number else "points to", f"{target.id}{since}{self._fate(record.platform, target.id)}"

    def _replacements(self, record: Record) -> Iterator[tuple[str, str]]:
        """What the platform names, each followed to where it leads."""
        for number, named in enumerate(record.replaced_by):
            yield "" if number else "replaced by", self._chain(record, named)
        alive = self.catalog.replacements(record, self.as_of)
        if record.kind is Kind.ENDPOINT:
            return
        if alive and alive != record.replaced_by:
            yield "use today", ", ".join(alive)
        elif not alive and record.status(self.as_of) in _DYING:
            yield "use today", "the platform names nothing that is alive" if record.replaced_by else "nothing was named"

    def _chain(self, record: Record, named: str) -> str:
        """``gpt-4o (retiring 2027-01-14) -> gpt-6-luna``."""
        steps, seen = [], {record.id.lower()}
        current: str | None = named
        while current is not None and current.lower() not in seen:
            seen.add(current.lower())
            steps.append(current + self._fate(record.platform, current))
            found = self.catalog.find(record.platform, current)
            dying = found is not None and found.status(self.as_of) in _DYING and bool(found.replaced_by)
            current = found.replaced_by[0] if found is not None and dying else None
        return " -> ".join(steps)

    def _fate(self, platform: str, id_: str) -> str:
        """How it stands with an id that a record names, if it does not simply live on."""
        found = self.catalog.find(platform, id_)
        if found is None or found.listed or found.status(self.as_of) is Status.ACTIVE:
            return ""
        return f" ({found.status(self.as_of).value}{f' {found.retires}' if found.retires else ''})"

    def _also(self, listed: Sequence[Record]) -> Iterator[str]:
        names = ", ".join(dict.fromkeys(self._platform(record.platform) for record in listed))
        for line in paragraph(visible(f"Also listed, with no lifecycle on record: {names}."), self.width):
            yield self.paint(line, DIM)

    def _line(self, label: str, text: str) -> str:
        return f"  {label}{text}".rstrip()

    # -- table -------------------------------------------------------------------------------------

    def _table(self, records: Sequence[Record]) -> Iterator[str]:
        rows = [self._row(record) for record in records]
        several = len({record.platform for record in records}) > 1
        heads = ("model", "platform", "status", "ends", "", "use instead")
        kept = [i for i in range(6) if (i != 1 or several) and any(row[i] for row in rows)]
        widths = {i: max(text_width(heads[i]), *(text_width(row[i]) for row in rows)) for i in kept}
        for column in (5, 4, 1):  # on a narrow terminal the ids matter most
            if self._room(widths) < _ROOM:
                widths.pop(column, None)
        kept = list(widths)
        free = self._room(widths)
        if 5 in widths:
            widths[5] = min(widths[5], max(16, free * 2 // 5))
            free -= widths[5]
        widths[0] = min(widths[0], free)
        yield self.paint("  ".join(pad(heads[i], widths[i]) for i in kept).rstrip(), DIM)
        for record, row in zip(records, rows, strict=True):
            cells = {i: pad(crop(row[i], widths[i]), widths[i]) for i in kept}
            for i in (2, 3):
                if i in cells:
                    cells[i] = self.paint(cells[i], self._style(record))
            if 4 in cells:
                cells[4] = self.paint(cells[4], DIM)
            yield "  ".join(cells.values()).rstrip()
        yield self.paint(f"{len(records)} records", DIM)

    def _room(self, widths: Mapping[int, int]) -> int:
        """Columns that are left for the ids and what to use instead."""
        return self.width - sum(w for i, w in widths.items() if i not in (0, 5)) - 2 * (len(widths) - 1)

    def _row(self, record: Record) -> tuple[str, ...]:
        version = f" ({record.version})" if record.version else ""
        name = f"{record.id}{version}" if record.kind is not Kind.ENDPOINT else f"{record.name} (endpoint)"
        bound = f"after {record.retires_not_before}" if record.retires_not_before else ""
        left = _distance(record.days_left(self.as_of))
        alive = self.catalog.replacements(record, self.as_of) if record.status(self.as_of) is not Status.ACTIVE else ()
        row = (name, record.platform, state(record, self.as_of), str(record.retires or bound), left)
        return tuple(map(visible, (*row, ", ".join(alive))))

    def _platform(self, id_: str) -> str:
        platform = self.catalog.platforms.get(id_)
        return platform.name if platform else id_

    def _style(self, record: Record) -> str:
        left = record.days_left(self.as_of)
        soon = left is not None and 0 < left <= _SOON
        return RED if soon else _STYLES[state(record, self.as_of)]


def _same_id(records: Iterable[Record]) -> bool:
    return len({record.id.lower() for record in records}) == 1


def _filled(text: str, width: int) -> list[str]:
    return [text] if text_width(text) <= width else paragraph(text, width)


def _distance(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"
