"""``aidep inventory``."""

from __future__ import annotations

import argparse
import os

from aidep import run as runner
from aidep.cli import options
from aidep.cli.output import render_options, write

_BOM = ("cyclonedx", "cyclonedx-1.7")
_FORMATS = ("full", "json", "markdown", "csv", *_BOM)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "inventory",
        description="List models, SDK calls, imports, endpoints and requirements of a project, judged by nothing.\n"
        "cyclonedx writes a bill of materials (1.6), cyclonedx-1.7 the same by the newer specification.",
    )
    options.add_files(parser)
    parser.add_argument("--as-of", metavar="DATE", help="the day that lifecycles are told of (default: today, UTC)")
    options.add_output(parser, _FORMATS, "full")


def run(namespace: argparse.Namespace) -> int:
    """List what is used."""
    settings = options.settings_of(namespace)
    if options.show(namespace, settings):
        return 0
    output = options.output_of(namespace)
    scan = options.scanned(namespace, settings, output, prose=output.format in ("full", "json"))
    if output.format == "csv":
        from aidep.report.tables import render_csv

        text = render_csv(scan.inventory)
    elif output.format == "markdown":
        from aidep.report.tables import render_markdown

        text = render_markdown(runner.exposed(scan, settings)[0])
    elif output.format in _BOM:
        from aidep.report.bom import render

        exposure, _ = runner.exposed(scan, settings)
        name = os.path.basename(scan.top) or "project"
        text = render(output.format, exposure, scan.inventory.requirements, name)
    else:
        from aidep.report.inventory import render_json, render_text

        as_json = output.format == "json"
        style = render_options(namespace.color, output, scan.base)
        text = render_json(scan.inventory, scan.counts) if as_json else render_text(scan.inventory, scan.counts, style)
    write(output, text)
    return 0
