"""``aidep baseline``."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from aidep import baseline
from aidep import run as runner
from aidep.baseline import Baseline, Entry
from aidep.cli import options
from aidep.cli.gates import stale_entries
from aidep.cli.output import Output, check_file, write
from aidep.cli.progress import bar
from aidep.config import Settings
from aidep.errors import UsageError
from aidep.report.text import plural, visible


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "baseline",
        description="Write the findings of today to a file that aidep check --baseline FILE leaves out.\n"
        "Entries of files that this run does not read stay as they are. A model that gets worse is reported again.",
    )
    options.add_files(parser)
    options.add_rules(parser)
    group = parser.add_argument_group("baseline")
    group.add_argument(
        "--file", metavar="FILE", help=f"the baseline (default: that of the configuration, else {baseline.FILE_NAME})"
    )
    what = group.add_mutually_exclusive_group()
    what.add_argument("--prune", action="store_true", help="accept nothing new, only drop entries that match nothing")
    what.add_argument(
        "--stale", action="store_true", help="write nothing, list entries that match nothing; exit 1 if there are any"
    )


def run(namespace: argparse.Namespace) -> int:
    """Write, prune or examine the baseline."""
    settings = options.settings_of(namespace)
    if options.show(namespace, settings):
        return 0
    file, shown = _file(namespace, settings)
    old = _old(file, shown, needed=namespace.prune or namespace.stale)
    runner.enabled_codes(settings)
    paths, standard = options.input_of(namespace)
    if standard is not None:
        raise UsageError("aidep baseline: goes with files, not with standard input")
    with bar(quiet=False):
        scan = runner.scan(paths, replace(settings, baseline=Path(file)))
    options.say([*scan.catalog.overrides, *scan.discovery.notes])
    found = runner.findings(scan, settings)
    stale = stale_entries(old, found, scan, settings)
    if namespace.stale:
        write(Output("full"), _listed(stale))
        return 1 if stale else 0
    new = old.without(stale)
    if not namespace.prune:
        report = runner.report_of(found, scan, settings)
        new = new.with_findings(report.findings, scan.base)
    write(Output("json", file), new.text())
    write(Output("full"), _told(shown, old, new, stale, settings))
    return 0


def _file(namespace: argparse.Namespace, settings: Settings) -> tuple[str, str]:
    """The file, absolute and as it is shown."""
    if namespace.file is not None:
        check_file(namespace.file, "--file")
    elif settings.baseline is not None and settings.baseline.suffix != ".json" and not settings.baseline.exists():
        # Settings are the repository's: they must not have us write what something else would run.
        raise UsageError(f"baseline: {os.path.relpath(settings.baseline)}: is not made; call it *.json, or use --file")
    file = namespace.file or settings.baseline or baseline.FILE_NAME
    return os.path.abspath(file), os.path.relpath(file)


def _old(file: str, shown: str, *, needed: bool) -> Baseline:
    if os.path.lexists(file):
        return baseline.read(file, shown)  # what is there and is none must not be overwritten either
    if needed:
        raise UsageError(f"{shown}: no such baseline; without --prune and --stale aidep baseline writes it")
    return Baseline({})


def _listed(stale: list[Entry]) -> str:
    lines = [f"{entry.path}: {entry.code} {entry.message}" for entry in stale]
    count = "1 stale entry" if len(stale) == 1 else f"{len(stale):,} stale entries"
    return "".join(f"{visible(line)}\n" for line in lines) + f"{count}\n"


def _told(shown: str, old: Baseline, new: Baseline, stale: list[Entry], settings: Settings) -> str:
    added = len(new.entries.keys() - old.entries.keys())
    line = f"{visible(shown)}: {plural(len(new.entries), 'finding')} accepted, {added:,} new, {len(stale):,} dropped\n"
    if settings.baseline is None or os.path.abspath(shown) != str(settings.baseline):
        line += (
            f'use it with: aidep check --baseline {visible(shown)}, or baseline = "{visible(shown)}" in the settings\n'
        )
    return line
