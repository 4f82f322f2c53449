"""``aidep timeline``."""

from __future__ import annotations

import argparse

from aidep import run as runner
from aidep.cli import options
from aidep.cli.output import render_options, write
from aidep.report.timeline import FORMATS, Timeline, breaks_within, render

DAYS = 90


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "timeline",
        description="What this project uses, on a time axis: what is gone, what breaks next, where, and what to do.",
    )
    options.add_files(parser)
    parser.add_argument("--as-of", metavar="DATE", help="look from this day (YYYY-MM-DD; default: today, UTC)")
    parser.add_argument(
        "--days", type=options.days, default=DAYS, metavar="N", help=f"how far ahead to list (default: {DAYS})"
    )
    options.add_output(parser, FORMATS, "full")


def run(namespace: argparse.Namespace) -> int:
    """Show it. The exit code says nothing of what was found: ``check`` does."""
    from aidep.contingency import plan_for

    settings = options.settings_of(namespace)
    if options.show(namespace, settings):
        return 0
    output = options.output_of(namespace)
    scan = options.scanned(namespace, settings, output)
    exposure, context = runner.exposed(scan, settings)
    plans = [plan_for(dependency, context) for dependency in breaks_within(exposure, namespace.days)]
    timeline = Timeline(exposure, namespace.days, plans)
    write(output, render(output.format, timeline, render_options(namespace.color, output, scan.base)))
    return 0
