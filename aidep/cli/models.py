"""``aidep models``: what the catalog knows of a model."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from aidep.cli.folders import rules_folder
from aidep.cli.streams import write_error, write_report
from aidep.cli.terminal import auto_color, columns, is_dumb, is_terminal
from aidep.day import parse_day, today
from aidep.errors import UsageError
from aidep.model.lifecycle import Record, Status
from aidep.report.text import visible

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog

LISTED = "listed"
"""In place of a status: a source lists the id, and no lifecycle is on record."""
_STATES = (*(status.value for status in Status), LISTED)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "models",
        description="Look up models and endpoints in the catalog: status, dates, replacements, sources.",
    )
    parser.add_argument("query", nargs="*", metavar="QUERY", help="an id, or parts of one")
    parser.add_argument("--platform", metavar="P", help="only this platform (openai, azure, bedrock, ...)")
    parser.add_argument("--status", metavar="S", help=f"only these, separated by commas: {', '.join(_STATES)}")
    parser.add_argument("--retiring-within", metavar="90d", help="only what retires in that many days (d) or weeks (w)")
    parser.add_argument("--as-of", metavar="DATE", help="the day to look from (YYYY-MM-DD), default: today, UTC")
    parser.add_argument("--rules", action="append", metavar="DIR", help="add a folder of rules to the catalog")
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", metavar="FORMAT", help="text, json (default: text)"
    )


def run(args: argparse.Namespace) -> int:
    """Print what matches. Returns 0, or 1 if nothing does.

    Raises:
        UsageError: for an unknown platform, status, date or period.
    """
    from aidep.catalog import load_catalog

    query = " ".join(args.query) or None
    if args.query and not (query or "").strip():
        raise UsageError("models: the query is empty; leave it out to list all")
    catalog = load_catalog([rules_folder(folder) for folder in args.rules or ()])
    as_of = parse_day(args.as_of, "--as-of") if args.as_of is not None else today()
    days, states = _days(args.retiring_within), _statuses(args.status)
    if args.platform is not None and args.platform not in catalog.platforms:
        raise UsageError(f"--platform {args.platform}: no such platform: {_near(args.platform, catalog.platforms)}")
    found = select(catalog, query, args.platform)
    if states is not None:
        found = [record for record in found if state(record, as_of) in states]
    if days is not None:
        near = [(left, r) for r in found if (left := r.days_left(as_of)) is not None and 0 < left <= days]
        found = [record for _, record in sorted(near, key=lambda pair: pair[0])]
    if args.output_format == "json":
        rows = [as_json(record, catalog, as_of) for record in found]
        document = {"schema_version": 1, "as_of": str(as_of), "models": rows}
        write_report(json.dumps(document, indent=2, ensure_ascii=False) + "\n", for_tools=True)
    elif found:
        from aidep.cli.models_view import View

        terminal = is_terminal()
        view = View(catalog, as_of, auto_color(terminal and not is_dumb()), columns(terminal))
        write_report(view.text(found, by_date=days is not None), for_tools=False)
    if not found:
        write_error(_nothing(catalog, query, args.platform) + "\n")
    return 0 if found else 1


def select(catalog: Catalog, query: str | None, platform: str | None) -> list[Record]:
    """The records of exactly this id if there are any, else those that hold all parts of the query."""
    if query is None:
        return list(catalog.records(platform, listed=True))
    found = catalog.written(_named(catalog, query, platform), platform) or catalog.written(query, platform)
    if found:
        return found
    parts = _spelled(query).split()
    found = list(catalog.records(platform, listed=True, where=lambda id_: all(p in _spelled(id_) for p in parts)))
    return sorted(found, key=lambda record: record.listed)


def _named(catalog: Catalog, query: str, platform: str | None) -> str:
    """The id that the query names, with whatever prefix, path or region it is written."""
    for place in (platform, *catalog.platforms_of(query)[:1]):
        ident = catalog.identify(query, place)
        if ident is not None:
            return ident.model
    return query


def state(record: Record, as_of: date) -> str:
    """The status, or that the id is merely listed."""
    return LISTED if record.listed else record.status(as_of).value


def as_json(record: Record, catalog: Catalog, as_of: date) -> dict[str, Any]:
    """A record by the contract of ``aidep models --output-format json``."""
    return {
        "platform": record.platform,
        "id": record.id,
        "name": record.name,
        "version": record.version,
        "kind": record.kind.value,
        "task": record.task,
        "status": state(record, as_of),
        "released": _iso(record.released),
        "legacy_since": _iso(record.legacy_since),
        "announced": _iso(record.announced),
        "retires": _iso(record.retires),
        "retires_not_before": _iso(record.retires_not_before),
        "days_left": record.days_left(as_of),
        "after": "reroute" if record.reroute else "error",
        "rerouted_to": record.rerouted_to,
        "identical": record.identical,
        "points_to": record.target(as_of),
        "pointed_to": [{"id": target.id, "since": _iso(target.since)} for target in record.points_to],
        "replaced_by": list(record.replaced_by),
        "current_replacement": list(catalog.replacements(record, as_of)),
        "sources": [{"url": source.url, "checked": str(source.checked)} for source in record.sources],
        "disputed": [
            {
                "retires": _iso(claim.retires),
                "retires_not_before": _iso(claim.retires_not_before),
                "source": {"url": claim.source.url, "checked": str(claim.source.checked)},
            }
            for claim in record.disputed
        ],
        "confidence": record.confidence,
        "notes": record.notes,
    }


def _nothing(catalog: Catalog, query: str | None, platform: str | None) -> str:
    if query is None:
        return "aidep models: nothing fits"
    where = f" on {platform}" if platform else ""
    words = query.split()
    if len(words) > 1 and all(select(catalog, word, platform) for word in words):
        listed = ", ".join(repr(word) for word in words)
        return visible(f"aidep models: no id{where} holds all of {listed}; ask for one at a time")
    near = catalog.closest(query, platform)
    hint = f": did you mean {' or '.join(near)}?" if near else ""
    return visible(f"aidep models: nothing known of {query[:80]!r}{where}{hint}")


def _statuses(text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    wrong = next((word for word in words if word not in _STATES), None)
    if wrong is not None or not words:
        raise UsageError(f"--status {wrong or text}: no such status: {_near(wrong or text, _STATES)}")
    return frozenset(words)


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


def _spelled(text: str) -> str:
    """One spelling for ``claude-3.5``, ``Claude 3-5`` keeps its words apart."""
    return text.lower().replace(".", "-").replace("_", "-")


def _iso(day: date | None) -> str | None:
    return str(day) if day else None
