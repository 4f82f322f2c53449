"""``aidep inventory``."""

from __future__ import annotations

import argparse

from aidep.cli import options
from aidep.cli.output import render_options, write

_FORMATS = ("full", "json")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "inventory",
        help="list every model, SDK call, import and endpoint",
        description="List every model id, SDK call, SDK import and endpoint in a project, judged by nothing.",
    )
    options.add_files(parser)
    options.add_output(parser, _FORMATS, "full")


def run(namespace: argparse.Namespace) -> int:
    """List what is used."""
    from aidep.report.inventory import render_json, render_text

    settings = options.settings_of(namespace)
    if options.show(namespace, settings):
        return 0
    output = options.output_of(namespace)
    scan = options.scanned(namespace, settings, output, prose=True)
    if output.format == "json":
        write(output, render_json(scan.inventory, scan.counts))
    else:
        write(output, render_text(scan.inventory, scan.counts, render_options(namespace.color, output, scan.base)))
    return 0
