"""``aidep plan``."""

from __future__ import annotations

import argparse

from aidep import run as runner
from aidep.cli import options
from aidep.cli.output import write
from aidep.report.plan import FORMATS, Plans, render


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "plan",
        description="For each model and API that is gone or going, and for each one of a project that stands on a "
        "single platform: what to move to, what to edit, and by when.",
    )
    options.add_files(parser)
    parser.add_argument("--as-of", metavar="DATE", help="plan from this day (YYYY-MM-DD; default: today, UTC)")
    options.add_output(parser, FORMATS, "markdown")


def run(namespace: argparse.Namespace) -> int:
    """Write it. The exit code says nothing of what was found: ``check`` does."""
    from aidep.checks.concentration import single_platform
    from aidep.contingency import plans_for

    settings = options.settings_of(namespace)
    if options.show(namespace, settings):
        return 0
    output = options.output_of(namespace)
    scan = options.scanned(namespace, settings, output)
    exposure, context = runner.exposed(scan, settings)
    single = single_platform(scan.inventory, context)
    plans = Plans(
        plans=tuple(plans_for(exposure, context, single)),
        as_of=exposure.as_of,
        catalog_date=exposure.catalog_date,
        single=context.platform_name(single) if single else None,
    )
    write(output, render(output.format, plans))
    return 0
