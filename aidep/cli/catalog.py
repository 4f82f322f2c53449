"""``aidep catalog``: what is in it, whether it holds together, and what public feeds would add to it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aidep.cli.folders import rules_folder as folder_option
from aidep.cli.output import Output, write
from aidep.cli.streams import write_error
from aidep.day import parse_day, today
from aidep.errors import UsageError
from aidep.report.text import visible

if TYPE_CHECKING:
    from aidep.catalog.sync.feeds import Feed
    from aidep.catalog.sync.run import Synced
    from aidep.catalog.sync.sources import Material

_SHOWN = 40
"""Conflicts that are printed before the rest is only counted; --all prints all."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its own commands."""
    parser = commands.add_parser(
        "catalog",
        description="The lifecycle catalog: its state, its checks, and news from public feeds.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    status = actions.add_parser("status", help="how many records, of which platforms, how old", description=_STATUS)
    status.add_argument("--as-of", metavar="DATE", help="the day to look from (YYYY-MM-DD), default: today, UTC")
    status.add_argument("--rules", action="append", metavar="DIR", help="add a folder of rules to the catalog")
    status.add_argument(
        "--output-format", choices=("text", "json"), default="text", metavar="FORMAT", help="text, json (default: text)"
    )
    validate = actions.add_parser("validate", help="check rules files and list all problems", description=_VALIDATE)
    validate.add_argument("folder", nargs="?", metavar="DIR", help="rules of your own (default: those of this aidep)")
    sync = actions.add_parser("sync", help="propose changes from a public feed, as a diff", description=_SYNC)
    sync.add_argument(
        "--source", required=True, metavar="NAME", help="litellm, models.dev, openrouter, openai-sdk, ..."
    )
    place = sync.add_mutually_exclusive_group()
    place.add_argument("--file", metavar="F", help="the feed as a file, or a wheel of the package that carries it")
    place.add_argument("--url", metavar="U", help="read this address: the only option of aidep that opens a connection")
    sync.add_argument(
        "--rules", metavar="DIR", help="the rules to compare with and to change (default: this checkout's)"
    )
    sync.add_argument("--write", action="store_true", help="change the files as well as showing how")
    sync.add_argument(
        "--only", choices=("ids", "lifecycles"), metavar="ids|lifecycles", help="propose only new ids, or only dates"
    )
    sync.add_argument("--checked", metavar="DATE", help="the day on which the feed was read, default: today, UTC")
    sync.add_argument("--all", action="store_true", help="print every conflict")


def run(args: argparse.Namespace) -> int:
    """Run the action; returns 0.

    Raises:
        UsageError: for wrong arguments, rules that are wrong, incredible feeds, and files that cannot be read.
    """
    if args.action == "status":
        return _status(args)
    return _validate(args) if args.action == "validate" else _sync(args)


def _status(args: argparse.Namespace) -> int:
    from aidep.catalog import load_catalog
    from aidep.cli.catalog_status import as_json, as_text

    catalog = load_catalog([folder_option(folder) for folder in args.rules or ()])
    as_of = _day(args.as_of, "--as-of")
    if args.output_format == "json":
        write(Output("json"), as_json(catalog, as_of))
    else:
        write(Output("full"), as_text(catalog, as_of))
    return 0


def _validate(args: argparse.Namespace) -> int:
    from aidep.catalog import rules_folder
    from aidep.catalog.chains import dead_ends
    from aidep.catalog.load import read

    shipped = rules_folder()
    own = folder_option(args.folder, "") if args.folder is not None else None
    same = own is None or own.resolve() == shipped.resolve()
    rules, problems = read([shipped] if same or own is None else [shipped, own])
    problems = problems or dead_ends(rules)
    for problem in problems:
        write(Output("concise"), visible(problem) + "\n")
    write_error("".join(f"aidep: {visible(line)}\n" for line in rules.overrides))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise UsageError(f"{count} in {own or shipped}")
    counts = f"{len(rules.models)} models, {len(rules.endpoints)} endpoints, {len(rules.known)} listed ids"
    write(Output("concise"), visible(f"{own or shipped}: sound: {counts}, {len(rules.platforms)} platforms") + "\n")
    return 0


def _sync(args: argparse.Namespace) -> int:
    from aidep.catalog import rules_folder
    from aidep.catalog.sync import feeds
    from aidep.catalog.sync import run as syncing

    shipped = rules_folder()
    folder = folder_option(args.rules) if args.rules is not None else shipped
    if args.write and args.rules is None and shipped.parent.name == "aidep" and (shipped.parent / "cli").is_dir():
        raise UsageError("--write: these rules belong to the installed package: name a checkout's with --rules")
    feed = feeds.load_feed(shipped, args.source)
    material = _material(feed, args)
    synced = syncing.sync(feed, material, folder, only=args.only)
    write(Output("concise"), "\n".join(map(visible, synced.diff.split("\n"))))
    write_error(_summary(synced, material, args.all))
    if args.write:
        syncing.write(synced)
        write_error(f"written: {len(synced.texts)} files below {visible(str(folder))}\n")
    elif synced.texts:
        write_error("nothing was written: --write does\n")
    return 0


def _material(feed: Feed, args: argparse.Namespace) -> Material:
    from aidep.catalog.sync import sources

    checked = _day(args.checked, "--checked")
    if args.file is not None:
        return sources.from_file(feed, Path(args.file), checked)
    if args.url is not None:
        return sources.from_url(feed, args.url, checked)
    return sources.from_installed(feed, checked)


def _summary(synced: Synced, material: Material, everything: bool) -> str:
    """What the diff does not show: agreement, conflicts, and what was passed over."""
    found = synced.proposal
    lines = [f"conflict: {text}" for text in found.conflicts[: None if everything else _SHOWN]]
    if len(found.conflicts) > len(lines):
        lines.append(f"... and {len(found.conflicts) - len(lines)} more conflicts: --all prints them")
    lines += [f"change: {change}" for change in found.changes]
    ignored = sum(synced.claims.unknown.values())
    counts = (
        f"{len(found.known)} new ids, {len(found.records)} new records, {len(found.changes)} changes, "
        f"{len(found.conflicts)} conflicts, {found.settled} disputed on record, {found.agreeing} agree"
    )
    left_out = f"{ignored} of other platforms and {synced.claims.skipped} that are no ids left out"
    lines.append(f"{material.text}: {len(synced.claims.found)} ids: {counts}; {left_out}")
    return "".join(visible(line) + "\n" for line in lines)


def _day(text: str | None, flag: str) -> date:
    return parse_day(text, flag) if text is not None else today()


_STATUS = "How many records the catalog has, of which platforms, from which sources, and how long ago they were read."
_VALIDATE = """Check rules files: every problem in a line with file and record. Rules of your own are checked
together with those that they complete. Exit 2 if anything is wrong."""
_SYNC = """Compare a public feed with the rules and propose a change: a diff on standard output, conflicts on standard
error. A better source is never overruled, and "not sooner than" never becomes a date. Without --file and --url the
installed package that carries the feed is read, never imported."""
