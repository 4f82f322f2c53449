"""What ``aidep catalog status`` prints."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from aidep.cli import models
from aidep.model.lifecycle import Kind, Record, Source, Status
from aidep.report.text import visible

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog

OLD = 180
"""Days after which a source should be read again."""


@dataclass
class Counts:
    """What is on record of one platform."""

    platform: str
    name: str
    records: int = 0
    dated: int = 0
    stated: int = 0
    """Records of which a source states a day or a status."""
    endpoints: int = 0
    listed: int = 0
    retiring: int = 0
    oldest: date | None = None
    newest: date | None = None
    confidence: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record, as_of: date) -> None:
        """Count a record."""
        if record.listed:
            self.listed += 1
            return
        self.endpoints += record.kind is Kind.ENDPOINT
        self.records += 1
        self.dated += bool(record.retires or record.retires_not_before or record.announced)
        self.stated += is_stated(record)
        self.retiring += record.status(as_of) is Status.RETIRING
        self.confidence[record.confidence] += bool(record.sources)  # without a source nothing is claimed
        for source in record.sources:
            self.oldest = min(filter(None, (self.oldest, source.checked)))
            self.newest = max(filter(None, (self.newest, source.checked)))


def is_stated(record: Record) -> bool:
    """Whether a source states a day or a status: one that is merely on a list that others keep has neither."""
    days = (record.retires, record.retires_not_before, record.announced, record.legacy_since, record.released)
    if any(days) or record.deprecated or record.legacy or record.gone:
        return bool(record.sources)
    return bool(record.sources) and record.confidence in ("official", "sdk")  # the platform's own list: it is served


def count(catalog: Catalog, as_of: date) -> list[Counts]:
    """The counts of every platform that has records or listed ids, most records first."""
    found = {id_: Counts(id_, platform.name) for id_, platform in catalog.platforms.items()}
    for record in catalog.records(listed=True):
        found[record.platform].add(record, as_of)
    return sorted(
        (c for c in found.values() if c.records or c.listed), key=lambda c: (-c.records, -c.listed, c.platform)
    )


def conflicts(catalog: Catalog) -> list[Record]:
    """The records of which sources state different ends, by platform and id."""
    return [record for record in catalog.records() if record.disputed]


def due(catalog: Catalog, as_of: date) -> list[Record]:
    """Records whose end lies ahead and was not read again for long: what has passed stays true, others are put off."""
    return [
        record
        for record in catalog.records()
        if record.sources
        and (record.retires or record.retires_not_before or as_of) > as_of
        and (as_of - max(source.checked for source in record.sources)).days >= OLD
    ]


def as_json(catalog: Catalog, as_of: date) -> str:
    """The counts for tools."""
    rows = [
        {
            "platform": c.platform,
            "records": c.records,
            "dated": c.dated,
            "stated": c.stated,
            "endpoints": c.endpoints,
            "retiring": c.retiring,
            "listed_ids": c.listed,
            "confidence": dict(sorted(c.confidence.items())),
            "oldest_source": str(c.oldest) if c.oldest else None,
            "newest_source": str(c.newest) if c.newest else None,
        }
        for c in count(catalog, as_of)
    ]
    document = {"schema_version": 1, "as_of": str(as_of), "checked": str(catalog.checked), "platforms": rows}
    document |= {"due": [{"platform": record.platform, "model": record.id} for record in due(catalog, as_of)]}
    document |= {"conflicts": [models.as_json(record, catalog, as_of) for record in conflicts(catalog)]}
    return json.dumps(document | {"overrides": list(catalog.overrides)}, indent=2, ensure_ascii=False) + "\n"


def as_text(catalog: Catalog, as_of: date) -> str:
    """A table, and a sum for each thing that matters."""
    counts = count(catalog, as_of)
    with_records = [c for c in counts if c.records]
    confidence = sum((c.confidence for c in counts), Counter[str]())
    age = (as_of - catalog.checked).days
    keys = ("records", "stated", "dated", "listed")
    records, stated, dated, listed = (sum(getattr(c, key) for c in counts) for key in keys)
    head = [
        f"{records:,} records of {len(with_records)} platforms; {listed:,} more ids are listed",
        f"a source states a day or a status of {stated:,} records, the end of {dated:,}",
        "sources: " + ", ".join(f"{n:,} {word}" for word, n in confidence.most_common()),
        f"newest source read on {catalog.checked} ({_ago(age)}); {_stale(counts, as_of)}",
        "",
    ]
    rows = [["platform", "records", "dated", "retiring", "listed", "read"]]
    rows += [
        [c.platform, str(c.records), str(c.dated), str(c.retiring or ""), str(c.listed or ""), _span(c)] for c in counts
    ]
    late = Counter(record.platform for record in due(catalog, as_of))
    if late:
        listed = ", ".join(f"{platform} {n:,}" for platform, n in sorted(late.items()))
        head.insert(-1, f"{late.total():,} ends lie ahead that nobody has read again for {OLD} days: {listed}")
    found = conflicts(catalog)
    disputed = [line for record in found for line in _conflict(record)]
    if found:
        disputed = ["", f"{len(found)} conflicts between sources; what is on record comes first", *disputed]
    overrides = ["", *(f"overridden: {text}" for text in catalog.overrides)] if catalog.overrides else []
    return "".join(visible(line).rstrip() + "\n" for line in (*head, *_table(rows), *disputed, *overrides))


def _conflict(record: Record) -> Iterable[str]:
    version = f" ({record.version})" if record.version else ""
    yield f"  {record.platform}  {record.id}{version}"
    newest = max(record.sources, key=lambda source: source.checked)
    without = "gone, on no stated day" if record.gone else "no day"
    yield _said(record.retires, record.retires_not_before, newest, without)
    for claim in record.disputed:
        yield _said(claim.retires, claim.retires_not_before, claim.source, "")


def _said(end: date | None, bound: date | None, source: Source, neither: str) -> str:
    words = str(end) if end else f"not before {bound}" if bound else neither
    return f"    {words:<24}{source.url} (read {source.checked})"


def _stale(counts: Iterable[Counts], as_of: date) -> str:
    old = [c.platform for c in counts if c.newest and (as_of - c.newest).days > OLD]
    return f"not read for {OLD} days: {', '.join(old)}" if old else f"every platform was read within {OLD} days"


def _span(counts: Counts) -> str:
    if counts.oldest is None or counts.oldest == counts.newest:
        return str(counts.newest or "")
    return f"{counts.oldest} to {counts.newest}"


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{days} days ago" if days > 0 else f"{-days} days ahead"


def _table(rows: list[list[str]]) -> Iterable[str]:
    """Columns: words to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        first, *numbers, last = row
        cells = [text.rjust(width) for text, width in zip(numbers, widths[1:-1], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells, last])
