"""``aidep inventory``."""

from __future__ import annotations

import argparse

from aidep import run as runner
from aidep.cli import options
from aidep.cli.output import Output, check_file, render_options, spare, write

_FORMATS = ("full", "json")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "inventory",
        help="list every model, SDK call, import and endpoint",
        description="List every model id, SDK call, SDK import and endpoint in a project, judged by nothing.",
    )
    options.add_files(parser)
    output = parser.add_argument_group("output")
    output.add_argument("--output-format", choices=_FORMATS, default="full", metavar="FORMAT", help=", ".join(_FORMATS))
    output.add_argument("--output-file", metavar="FILE", help="write the list there instead of standard output")
    output.add_argument("--quiet", "-q", action="store_true", help="no notes on standard error")
    output.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="NO_COLOR and FORCE_COLOR count in auto"
    )


def run(namespace: argparse.Namespace) -> int:
    """List what is used."""
    from aidep.report.inventory import render_json, render_text

    settings = options.settings_of(namespace)
    if options.show(namespace, settings):
        return 0
    paths, standard = options.input_of(namespace)
    output = Output(namespace.output_format, namespace.output_file)
    if output.file is not None:
        check_file(output.file, "--output-file")
    scan = runner.scan(paths, settings, standard, prose=True)
    if not namespace.quiet:
        options.say([*scan.catalog.overrides, *scan.discovery.notes])
    spare([output], scan.inputs(settings))
    if output.format == "json":
        write(output, render_json(scan.inventory, scan.counts))
    else:
        write(output, render_text(scan.inventory, scan.counts, render_options(namespace.color, output, scan.base)))
    return 0
