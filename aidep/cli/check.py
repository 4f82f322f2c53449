"""``aidep check``."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from functools import partial
from importlib import import_module

from aidep import run as runner
from aidep.cli import fixes, gates, options
from aidep.cli.output import Output, check_file, parse_outputs, render_options, spare, write, write_all
from aidep.cli.progress import bar
from aidep.config import Settings
from aidep.errors import UsageError
from aidep.fix import with_fixes
from aidep.model.finding import Report
from aidep.projects import unmatched
from aidep.report import FORMATS, diff, module_of, render
from aidep.run import Scan

_TEXT = ("full", "concise")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        description="Report retired and retiring models, floating aliases and other risks of AI dependencies.",
    )
    options.add_files(parser, project=True)
    options.add_rules(parser)
    gates.add_gates(parser)
    fixes.add_fixes(parser)
    output = parser.add_argument_group("output")
    output.add_argument("--output-format", choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    output.add_argument("--output-file", metavar="FILE", help="write the report there instead of standard output")
    output.add_argument(
        "--output", action="append", metavar="FORMAT[=FILE]", help="one of several reports of this run (repeatable)"
    )
    output.add_argument("--show-suppressed", action="store_true", help="report what is suppressed or known, too")
    output.add_argument("--statistics", action="store_true", help="only count the findings of each rule")
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    output.add_argument("--quiet", "-q", action="store_true", help="say nothing if all was checked and is well")
    options.add_color(output)


def run(namespace: argparse.Namespace) -> int:
    """Check, report, and say by the exit code whether anything was found."""
    settings = gates.with_baseline(namespace, options.settings_of(namespace))
    if options.show(namespace, settings):
        return 0
    outputs = _outputs(namespace, settings)
    runner.check_codes(settings)  # a wrong code is said before any work is done
    known = gates.read_baseline(namespace, settings)
    mending = fixes.wanted(namespace)
    project = options.project_of(namespace)
    paths, standard = options.input_of(namespace)
    with bar(namespace.quiet):
        scan = runner.scan(paths, settings, standard, project=project, meanwhile=partial(_get_ready, outputs))
        found = with_fixes(runner.findings(scan, settings), scan.files)
    hidden, notes = gates.gates_of(namespace, known, found, scan, settings)
    if settings.projects and scan.focus is None and namespace.paths in ([], ["."]):  # else it says nothing of them
        missed = unmatched((file.path for file in scan.discovery.files), settings.projects)
        notes += [f"projects: {pattern!r} matches no folder with a file to check" for pattern in missed]
    mended = None
    if mending:
        from aidep.mend import mend

        with bar(namespace.quiet):
            mended = mend(scan, found, settings, hidden, fixes.plan_of(namespace))
        scan, found = mended.scan, mended.found
    report = runner.report_of(found, scan, settings, hidden, show_suppressed=namespace.show_suppressed)
    if not namespace.quiet:
        options.say([*scan.catalog.overrides, *scan.discovery.notes, *notes])
    spare(outputs, scan.inputs(settings))
    if mended is not None and namespace.diff:
        output = Output("full")
        write(output, diff.render(fixes.texts(mended), render_options(namespace.color, output)))
    else:
        if mended is not None:
            fixes.write_files(mended, scan)
        _write_reports(namespace, outputs, report, scan, settings)
    fixes.say_fixes(namespace, mended, report)
    failed = bool(mended.fixed) if mended is not None and namespace.diff else runner.fails(report, settings)
    return 1 if failed and not namespace.exit_zero else 0


def _get_ready(outputs: list[Output]) -> None:
    """Import what a run needs behind its scan."""
    runner.known_rules()
    for name in ("aidep.fingerprint", "aidep.fileignores", *map(module_of, (output.format for output in outputs))):
        import_module(name)


def _write_reports(
    namespace: argparse.Namespace, outputs: list[Output], report: Report, scan: Scan, settings: Settings
) -> None:
    if any(output.format == "html" for output in outputs):
        report = replace(report, exposure=runner.exposed(scan, settings)[0])
    silent = namespace.quiet and not report.findings and report.counts.checked and not report.counts.unreadable
    reports = []
    for output in outputs:
        style = render_options(namespace.color, output, scan.base)
        if namespace.statistics:
            reports.append((output, statistics(report, output.format, style.width)))
        elif not (silent and output.format in _TEXT and output.file is None):
            reports.append((output, render(output.format, report, scan.files, style)))
    write_all(reports)


def statistics(report: Report, name: str, columns: int) -> str:
    """How many findings each rule has: a table, or JSON."""
    from aidep.report.shapes import SCHEMA_VERSION
    from aidep.report.summary import as_json, segments
    from aidep.report.text import DOT, dumps, wrap

    names = {finding.code: finding.name for finding in report.findings}
    counts = Counter(finding.code for finding in report.findings).most_common()
    if name == "json":
        rows = [{"code": code, "name": names[code], "count": count} for code, count in counts]
        return dumps({"schema_version": SCHEMA_VERSION, "statistics": rows, "summary": as_json(report)}) + "\n"

    width = len(str(counts[0][1])) if counts else 0
    lines = [f"{count:>{width}}  {code}  {names[code]}" for code, count in counts]
    parts = segments(report)
    summary = wrap(parts, columns, DOT) if name == "full" else [DOT.join(parts)]
    return "".join(f"{line}\n" for line in (*lines, *summary))


def _outputs(namespace: argparse.Namespace, settings: Settings) -> list[Output]:
    texts = list(namespace.output or ())
    if namespace.output_file is not None:
        check_file(namespace.output_file, "--output-file")
    if namespace.output_format or namespace.output_file or not texts:
        name = namespace.output_format or settings.output_format
        texts.append(f"{name}={namespace.output_file}" if namespace.output_file else name)
    outputs = parse_outputs(texts, FORMATS)
    if namespace.statistics and any(output.format not in (*_TEXT, "json") for output in outputs):
        raise UsageError("--statistics: goes with the formats full, concise and json")
    return outputs
