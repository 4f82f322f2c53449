"""Options that several commands share, and how they lie over the configuration."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from aidep import run as runner
from aidep.cli.folders import rules_folder
from aidep.cli.output import Output, check_file, spare, write
from aidep.cli.progress import bar
from aidep.cli.streams import read_input, write_error
from aidep.config import Settings, Words, load_settings, parse_workers
from aidep.day import parse_day
from aidep.errors import UsageError
from aidep.model.finding import Severity
from aidep.report.text import visible
from aidep.run import Scan, Standard, find_files
from aidep.sources.read import MAX_BYTES

SEVERITIES = tuple(level.value for level in Severity)


PROJECT = "--project"


def add_files(parser: argparse.ArgumentParser, *, project: bool = False) -> None:
    """Which files, and which configuration; ``project``: also in which project they stand."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: .); - is standard input")
    files = parser.add_argument_group("files")
    files.add_argument(
        "--exclude", action="append", metavar="PATTERNS", help="leave out, instead of the default excludes"
    )
    files.add_argument("--extend-exclude", action="append", metavar="PATTERNS", help="leave out as well")
    files.add_argument(
        "--force-exclude", action=argparse.BooleanOptionalAction, help="exclude even files that are named as PATH"
    )
    files.add_argument(
        "--respect-gitignore", action=argparse.BooleanOptionalAction, help="leave out what .gitignore files name"
    )
    files.add_argument("--stdin-filename", metavar="NAME", help="what to call the text on standard input")
    if project:
        files.add_argument(
            PROJECT, metavar="DIR", help="judge each PATH as a part of this project; only what is in PATH is reported"
        )
    config = add_configuration(parser)
    config.add_argument("--rules", action="append", metavar="DIR", help="add a folder of rules to the catalog")
    config.add_argument("--show-files", action="store_true", help="print the files that would be looked at, and stop")
    config.add_argument("--show-settings", action="store_true", help="print the settings that hold, and stop")


def add_configuration(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Which configuration, and what is kept from run to run."""
    config = parser.add_argument_group("configuration")
    source = config.add_mutually_exclusive_group()
    source.add_argument("--config", metavar="FILE", help="read this configuration file and no other")
    source.add_argument("--isolated", action="store_true", help="read no configuration file")
    config.add_argument("--cache-dir", metavar="DIR", help="keep what is known of files there, not in the user's cache")
    config.add_argument("--no-cache", action="store_true", help="neither use nor keep what is known of files")
    config.add_argument("--workers", metavar="N", help="processes that may parse (default: auto, by the machine)")
    return config


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules, and how they judge."""
    rules = parser.add_argument_group(
        "rules",
        "RULES are codes (AID101), prefixes (AID1), names (retired-model) or ALL; commas join.\n"
        f"A LEVEL is one of {', '.join(SEVERITIES)}.",
    )
    for flag, text in (
        ("--select", "only these"),
        ("--ignore", "not these"),
        ("--extend-select", "these as well"),
        ("--extend-ignore", "nor these"),
    ):
        rules.add_argument(flag, action="append", metavar="RULES", help=text)
    rules.add_argument("--as-of", metavar="DATE", help="judge as on this day (YYYY-MM-DD; default: today, UTC)")
    rules.add_argument(
        "--all-roles",
        action=argparse.BooleanOptionalAction,
        help="report ids in tables, comparisons, docs and tests too",
    )
    rules.add_argument("--min-severity", choices=SEVERITIES, metavar="LEVEL", help="leave out findings below this")
    rules.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        metavar="LEVEL",
        help="exit with 1 for findings from this severity on (default: high)",
    )


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str], default: str) -> None:
    """Where a list or a picture goes, and in which format."""
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format", choices=formats, default=default, metavar="FORMAT", help=f"{', '.join(formats)}"
    )
    output.add_argument("--output-file", metavar="FILE", help="write there instead of standard output")
    output.add_argument("--quiet", "-q", action="store_true", help="no notes on standard error")
    add_color(output)


def add_color(output: argparse._ArgumentGroup) -> None:
    """Whether to paint."""
    output.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="always, never, or auto (NO_COLOR, FORCE_COLOR and the terminal decide)",
    )


def output_of(namespace: argparse.Namespace) -> Output:
    """What :func:`add_output` declared; whether it can be written is said before any work is done."""
    output = Output(namespace.output_format, namespace.output_file)
    if output.file is not None:
        check_file(output.file, "--output-file")
    return output


def scanned(namespace: argparse.Namespace, settings: Settings, output: Output, *, prose: bool = False) -> Scan:
    """Scan what the command line names, and say the notes that belong to it."""
    paths, standard = input_of(namespace)
    with bar(namespace.quiet):
        scan = runner.scan(paths, settings, standard, prose=prose)
    if not namespace.quiet:
        say([*scan.catalog.overrides, *scan.discovery.notes])
    spare([output], scan.inputs(settings))
    return scan


def days(text: str) -> int:
    """A number of days on the command line: ``90`` or ``90d``."""
    number = text.removesuffix("d")
    if not (number.isascii() and number.isdigit() and len(number) <= 5):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days")
    return int(number)


def settings_of(namespace: argparse.Namespace) -> Settings:
    """The configuration with what the command line says on top."""
    if "" in namespace.paths or namespace.stdin_filename == "":
        raise UsageError("a path is empty; a point stands for the current folder")
    for path in namespace.paths:
        if path != "-" and not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder")
    settings = load_settings(_first_path(namespace), isolated=namespace.isolated, config=namespace.config)
    changes: dict[str, Any] = {}
    for name in ("respect_gitignore", "force_exclude", "all_roles"):
        value = getattr(namespace, name, None)
        if value is not None:
            changes[name] = value
    for name in ("fail_on", "min_severity"):
        value = getattr(namespace, name, None)
        if value is not None:
            changes[name] = Severity(value)
    if getattr(namespace, "as_of", None) is not None:
        changes["as_of"] = parse_day(namespace.as_of, "--as-of")
    for name in ("select", "ignore", "exclude"):
        words = _words(namespace, name)
        if words is not None:
            changes[name] = words
    for name in ("extend_select", "extend_ignore", "extend_exclude"):
        words = _words(namespace, name)
        if words is not None:
            changes[name] = (*getattr(settings, name), words)
    changes |= _memory(namespace)
    if getattr(namespace, "rules", None):
        changes["rules"] = (*settings.rules, *map(rules_folder, namespace.rules))
    return replace(settings, **changes)


def _memory(namespace: argparse.Namespace) -> dict[str, Any]:
    """What the command line says of the cache and the processes."""
    changes: dict[str, Any] = {}
    if namespace.cache_dir is not None:
        if not namespace.cache_dir or (os.path.lexists(namespace.cache_dir) and not os.path.isdir(namespace.cache_dir)):
            raise UsageError(f"--cache-dir: {namespace.cache_dir or 'an empty name'}: no folder")
        changes["cache_dir"] = Path(os.path.abspath(namespace.cache_dir))
    if namespace.no_cache:
        changes["cache"] = False
    if namespace.workers is not None:
        changes["workers"] = parse_workers(namespace.workers, "--workers")
    return changes


def input_of(namespace: argparse.Namespace) -> tuple[list[str], Standard | None]:
    """The paths to look at, or standard input."""
    paths: Sequence[str] = namespace.paths
    if "-" not in paths and (namespace.stdin_filename is None or paths):
        if namespace.stdin_filename is not None:
            raise UsageError("--stdin-filename: goes with - as the only path")
        return list(paths) or ["."], None
    if list(paths) not in ([], ["-"]):
        raise UsageError("-: standard input cannot be combined with other paths")
    return [], Standard(namespace.stdin_filename or "stdin.py", read_input(MAX_BYTES + 1))


def show(namespace: argparse.Namespace, settings: Settings) -> bool:
    """Do what ``--show-settings`` and ``--show-files`` ask for; whether they did."""
    if namespace.show_settings:
        from aidep.cli.config import described

        write(Output("full"), described(settings))
    elif namespace.show_files:
        paths, standard = input_of(namespace)
        found = find_files(paths, settings, standard)
        say(found.notes)
        write(Output("full"), "".join(f"{visible(item.path)}\n" for item in found.files))
    return bool(namespace.show_settings or namespace.show_files)


def say(notes: Iterable[str]) -> None:
    """Notes for a person, on standard error."""
    for note in notes:
        write_error(f"aidep: {visible(note)}\n")


def project_of(namespace: argparse.Namespace) -> str | None:
    """The folder that ``--project`` names."""
    project: str | None = namespace.project
    if project is not None and not os.path.isdir(project):
        raise UsageError(f"{PROJECT}: {project or 'an empty name'}: no such folder")
    if project is not None and input_from_stdin(namespace):
        raise UsageError(f"{PROJECT}: goes with files, not with standard input")
    return project


def input_from_stdin(namespace: argparse.Namespace) -> bool:
    """Whether the text to check comes through standard input."""
    return "-" in namespace.paths or (namespace.stdin_filename is not None and not namespace.paths)


def _first_path(namespace: argparse.Namespace) -> str:
    if getattr(namespace, "project", None):
        return str(namespace.project)
    path = namespace.paths[0] if namespace.paths else "."
    if path == "-" or (not namespace.paths and namespace.stdin_filename):
        path = namespace.stdin_filename or "."
    return str(path)


def _words(namespace: argparse.Namespace, name: str) -> Words | None:
    """``--select A,B --select C`` as one list."""
    given = getattr(namespace, name, None)
    if given is None:
        return None
    flag = "--" + name.replace("_", "-")
    values = tuple(part.strip() for text in given for part in text.split(",") if part.strip())
    if not values:
        raise UsageError(f"{flag}: names nothing")
    return Words(values, flag, os.getcwd())
