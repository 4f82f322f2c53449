"""``aidep models``: what the catalog knows of a model."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

from aidep.cli.options import rules_folder
from aidep.cli.output import Output, write
from aidep.cli.streams import write_error
from aidep.config import parse_day
from aidep.errors import UsageError
from aidep.model.lifecycle import Kind, Record, Status
from aidep.report.text import visible

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "models",
        help="look up models, their retirement dates and replacements",
        description="Look up models and endpoints in the catalog: status, dates, replacements, sources.",
    )
    parser.add_argument("query", nargs="?", metavar="QUERY", help="an id, or a part of one")
    parser.add_argument("--platform", metavar="P", help="only this platform (openai, azure, bedrock, ...)")
    parser.add_argument("--retiring-within", metavar="90d", help="only what retires in that many days (d) or weeks (w)")
    parser.add_argument("--as-of", metavar="DATE", help="the day to look from (YYYY-MM-DD), default: today, UTC")
    parser.add_argument("--rules", action="append", metavar="DIR", help="add a folder of rules to the catalog")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print what matches. Returns 0, or 1 if nothing does.

    Raises:
        UsageError: for an unknown platform, date or period.
    """
    from aidep.catalog import load_catalog

    if args.query is not None and not args.query.strip():
        raise UsageError("models: the query is empty; leave it out to list all")
    catalog = load_catalog([rules_folder(folder) for folder in args.rules or ()])
    as_of = parse_day(args.as_of, "--as-of") if args.as_of is not None else datetime.now(timezone.utc).date()
    days = _days(args.retiring_within)
    if args.platform is not None and args.platform not in catalog.platforms:
        raise UsageError(f"--platform {args.platform}: no such platform: {_near(args.platform, catalog.platforms)}")
    found = select(catalog, args.query, args.platform, days, as_of)
    if args.output_format == "json":
        rows = [as_json(record, catalog, as_of) for record in found]
        document = {"schema_version": 1, "as_of": str(as_of), "models": rows}
        write(Output("json"), json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    elif found:
        write(Output("full"), "\n\n".join(as_text(record, catalog, as_of) for record in found) + "\n")
    if not found:
        write_error(_nothing(catalog, args.query, args.platform) + "\n")
    return 0 if found else 1


def select(catalog: Catalog, query: str | None, platform: str | None, days: int | None, as_of: date) -> list[Record]:
    """The records that fit: those of exactly this id if there are any, else those that hold it."""
    found = list(_matching(catalog, query, platform))
    if days is not None:
        near = [(left, r) for r in found if (left := r.days_left(as_of)) is not None and 0 < left <= days]
        found = [record for _, record in sorted(near, key=lambda pair: pair[0])]
    return found


def _matching(catalog: Catalog, query: str | None, platform: str | None) -> Iterable[Record]:
    records = list(catalog.records(platform))
    if query is None:
        return records
    ident = catalog.identify(query, platform)
    if ident is None and platform is None:
        owner = next((p for p in catalog.platforms_of(query)), None)
        ident = catalog.identify(query, owner) if owner else None
    if ident is not None:
        places = ident.platforms if platform is None else (platform,)
        keys = {(p, r.id) for p in places if (r := catalog.find(p, ident.model)) is not None}
        exact = [r for r in records if (r.platform, r.id) in keys]
        if exact:
            return exact
    part = query.lower()
    return [r for r in records if part in r.id.lower()]


def as_json(record: Record, catalog: Catalog, as_of: date) -> dict[str, Any]:
    """A record by the contract of ``aidep models --output-format json``."""
    return {
        "platform": record.platform,
        "id": record.id,
        "version": record.version,
        "kind": record.kind.value,
        "status": record.status(as_of).value,
        "released": _iso(record.released),
        "legacy_since": _iso(record.legacy_since),
        "announced": _iso(record.announced),
        "retires": _iso(record.retires),
        "retires_not_before": _iso(record.retires_not_before),
        "days_left": record.days_left(as_of),
        "after": "reroute" if record.reroute else "error",
        "rerouted_to": record.rerouted_to,
        "points_to": record.target(as_of),
        "replaced_by": list(record.replaced_by),
        "current_replacement": list(catalog.replacements(record, as_of)),
        "sources": [{"url": source.url, "checked": str(source.checked)} for source in record.sources],
        "confidence": record.confidence,
        "notes": record.notes,
    }


def as_text(record: Record, catalog: Catalog, as_of: date) -> str:
    """A record for people: a headline and one line per fact."""
    platform = catalog.platforms.get(record.platform)
    version = f" ({record.version})" if record.version else ""
    name = f"endpoint {record.id}: {record.task}" if record.kind is Kind.ENDPOINT else f"{record.id}{version}"
    lines = [visible(f"{name}  {platform.name if platform else record.platform}  {record.status(as_of).value}")]
    lines += [f"  {label:<12} {visible(text)}" for label, text in _facts(record, catalog, as_of) if text]
    return "\n".join(lines)


def _facts(record: Record, catalog: Catalog, as_of: date) -> Iterable[tuple[str, str]]:
    yield "kind", "" if record.kind is Kind.ENDPOINT else record.kind.value + (", preview" * record.preview)
    yield "points to", record.target(as_of) or ""
    yield "legacy since", _iso(record.legacy_since) or ""
    yield "announced", _iso(record.announced) or ""
    if record.retires:
        after = f", then answered by {record.rerouted_to or 'another model'}" if record.reroute else ""
        yield "retires", f"{record.retires} ({_distance(record.days_left(as_of))}){after}"
    elif record.gone:
        yield "retired", "on a day that was not found"
    if record.retires_not_before:
        yield "kept until", f"{record.retires_not_before} at least (no retirement date)"
    named = ", ".join(record.replaced_by)
    yield "replaced by", named
    alive = ", ".join(catalog.replacements(record, as_of))
    yield "today", alive if alive != named else ""
    if not named and record.status(as_of) in (Status.RETIRED, Status.RETIRING) and record.kind is not Kind.ENDPOINT:
        yield "replaced by", "nothing was named"
    if record.confidence != "official":
        yield "confidence", record.confidence
    yield "note", record.notes
    for source in record.sources:
        yield "source", f"{source.url} (read {source.checked})"


def _distance(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"


def _nothing(catalog: Catalog, query: str | None, platform: str | None) -> str:
    if query is None:
        return "aidep models: nothing fits"
    places = [platform] if platform else [p for p in (catalog.looks_like(query),) if p] or list(catalog.platforms)
    near = next((found for place in places if (found := catalog.suggest(place, query))), None)
    where = f" on {platform}" if platform else ""
    return f"aidep models: nothing known of {query!r}{where}" + (f": did you mean {near}?" if near else "")


def _near(word: str, words: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = list(words)
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(sorted(known))}"


def _days(text: str | None) -> int | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,5})([dw]?)", text.strip().lower())
    if match is None:
        raise UsageError(f"--retiring-within {text}: not a period: write 90d or 12w")
    return int(match[1]) * (7 if match[2] == "w" else 1)


def _iso(day: date | None) -> str | None:
    return str(day) if day else None
