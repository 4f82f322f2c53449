"""Options that keep known findings from failing a run."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aidep import run as runner
from aidep.cli import options
from aidep.config import Settings
from aidep.errors import UsageError
from aidep.model.finding import Finding
from aidep.run import Gate, Scan

if TYPE_CHECKING:
    from aidep.baseline import Baseline, Entry

FLAG: Final = "--diff-base"


def add_gates(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    group = parser.add_argument_group("known findings")
    which = group.add_mutually_exclusive_group()
    which.add_argument("--baseline", metavar="FILE", help="leave out what this file accepts (aidep baseline writes it)")
    which.add_argument("--no-baseline", action="store_true", help="use no baseline, whatever the configuration says")
    group.add_argument(
        FLAG, metavar="REV", help="only findings on lines that are new since this branch left REV (needs git)"
    )


def with_baseline(namespace: argparse.Namespace, settings: Settings) -> Settings:
    """The settings with the baseline that the command line names, or none."""
    if namespace.no_baseline:
        return replace(settings, baseline=None)
    if namespace.baseline is None:
        return settings
    if not namespace.baseline:
        raise UsageError("--baseline: names no file")
    return replace(settings, baseline=Path(os.path.abspath(namespace.baseline)))


def read_baseline(namespace: argparse.Namespace, settings: Settings) -> Baseline | None:
    """The baseline that is to be used, ``None`` if there is none."""
    if settings.baseline is None:
        return None
    from aidep import baseline

    file = str(settings.baseline)
    shown = os.path.relpath(file)
    named = namespace.baseline is None and settings.files
    where = f"{os.path.relpath(settings.files[0])}: baseline: " if named else ""
    if os.path.isdir(file):
        raise UsageError(f"{where}{shown}: is a folder, not a file")
    if not os.path.isfile(file):
        raise UsageError(f"{where}{shown}: no such baseline; aidep baseline --file {shown} writes it")
    return baseline.read(file, shown)


def stale_entries(known: Baseline, found: list[Finding], scan: Scan, settings: Settings) -> list[Entry]:
    """Entries that match nothing, of rules that are on and files that were read or are gone."""
    enabled, read = runner.enabled_codes(settings), scan.read_files()

    def looked_at(entry: Entry) -> bool:
        return entry.code in enabled and (entry.path in read or not os.path.lexists(os.path.join(scan.top, entry.path)))

    return known.stale(found, looked_at)


def gates_of(
    namespace: argparse.Namespace, known: Baseline | None, found: list[Finding], scan: Scan, settings: Settings
) -> tuple[list[Gate], list[str]]:
    """What hides findings in this run, and what to say of it."""
    gates: list[Gate] = []
    notes: list[str] = []
    if known is not None:
        gates.append(known.hides)
        if scan.focus is None and any(
            map(os.path.isdir, namespace.paths or ["."])
        ):  # a few named files do not say all of each other
            notes += _stale_note(len(stale_entries(known, found, scan, settings)))
    if namespace.diff_base is not None:
        if options.input_from_stdin(namespace):
            raise UsageError(f"{FLAG}: goes with files, not with standard input")
        from aidep.sources.changes import changes_since

        changes = changes_since(namespace.diff_base, scan.discovery.root)
        gates.append(changes.hides)
        notes += changes.notes
    return gates, notes


def _stale_note(count: int) -> list[str]:
    if not count:
        return []
    entries = "1 entry matches" if count == 1 else f"{count:,} entries match"
    return [f"baseline: {entries} nothing any more; aidep baseline --prune drops what is stale"]
