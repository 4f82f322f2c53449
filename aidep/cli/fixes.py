"""Options that mend what was found."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from aidep.cli.options import input_from_stdin
from aidep.cli.streams import write_error
from aidep.day import parse_day, today
from aidep.errors import UsageError
from aidep.model.finding import Finding, Report
from aidep.model.source import Unreadable
from aidep.replace import replace_file
from aidep.report.summary import fixable
from aidep.report.text import place, plural, visible
from aidep.run import Scan
from aidep.sources.files import text_of
from aidep.sources.read import read_bytes

if TYPE_CHECKING:  # most runs mend nothing
    from aidep.ignores import Ignoring
    from aidep.mend import Mended, Plan


def add_fixes(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    group = parser.add_argument_group("fixes")
    what = group.add_mutually_exclusive_group()
    what.add_argument("--fix", action="store_true", help="write safe fixes to the files, and report what is left")
    what.add_argument(
        "--diff",
        action="store_true",
        help="print what --fix would change, and write nothing; exit 1 if that is anything",
    )
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also what can change how the program behaves"
    )
    what.add_argument(
        "--add-ignores",
        action="store_true",
        help="accept what would be reported: write an ignore comment for each place",
    )
    group.add_argument("--reason", metavar="TEXT", help="with --add-ignores: why, in each comment")
    group.add_argument("--until", metavar="DATE", help="with --add-ignores: the last day on which the comments hold")
    group.add_argument("--show-fixes", action="store_true", help="list what was fixed, and what was not and why")


def wanted(namespace: argparse.Namespace) -> bool:
    """Whether anything is to be mended; wrong combinations are a UsageError."""
    if namespace.unsafe_fixes and not (namespace.fix or namespace.diff):
        raise UsageError("--unsafe-fixes: goes with --fix or --diff")
    if namespace.diff and (
        namespace.output or namespace.output_format or namespace.output_file or namespace.statistics
    ):
        raise UsageError("--diff: prints a diff instead of a report; leave out the output options")
    if (namespace.reason is not None or namespace.until is not None) and not namespace.add_ignores:
        raise UsageError("--reason and --until: go with --add-ignores")
    writes = "--fix" if namespace.fix else "--add-ignores" if namespace.add_ignores else ""
    if writes and input_from_stdin(namespace):
        raise UsageError(f"{writes}: goes with files, not with standard input")
    if namespace.add_ignores:
        _ignoring(namespace)
    return bool(namespace.fix or namespace.diff or namespace.add_ignores)


def plan_of(namespace: argparse.Namespace) -> Plan:
    """What to do to the findings."""
    from aidep.mend import fixing

    if not namespace.add_ignores:
        return fixing(unsafe=namespace.unsafe_fixes)
    ignoring = _ignoring(namespace)
    return lambda shown, files: ignoring.plan(shown, files.load)


def _ignoring(namespace: argparse.Namespace) -> Ignoring:
    """What the comments are to say; a reason that would end or change them, or a day gone by, is a UsageError."""
    from aidep.ignores import Ignoring

    given = namespace.reason or ""
    if len(given.splitlines()) > 1:
        raise UsageError("--reason: must stand on one line")
    reason = " ".join(given.split())
    if not reason.isprintable() or any(mark in reason for mark in "#[]") or "until=" in reason.replace(" ", ""):
        raise UsageError("--reason: must be plain words, without #, [, ] and until=")
    until = None if namespace.until is None else parse_day(namespace.until, "--until")
    day = today() if namespace.as_of is None else parse_day(namespace.as_of, "--as-of")
    if until is not None and until < day:
        raise UsageError(f"--until: {until} is past; name the last day on which the comments are to hold")
    return Ignoring(reason, until)


def texts(mended: Mended) -> Iterable[tuple[str, str, str]]:
    """Path, old and new text of each file that changes."""
    for path in sorted(mended.after):
        yield path, text_of(path, mended.before[path]), text_of(path, mended.after[path])


def write_files(mended: Mended, scan: Scan) -> None:
    """Put the new contents in place, file by file, each in one step. Raises UsageError before anything is written."""
    files = {path: _writable(path, mended.before[path], scan) for path in mended.after}
    for done, (path, file) in enumerate(files.items()):
        try:
            replace_file(file, mended.after[path])
        except OSError as error:
            left = f"it is as it was; {done} of {plural(len(files), 'file')} were changed before it"
            raise UsageError(f"{path}: cannot be written: {error.strerror}; {left}") from None


def _writable(path: str, before: bytes, scan: Scan) -> str:
    """The real file, if it is one of this tree, may be written and is what was read."""
    file = os.path.realpath(scan.files.file(path))
    root = os.path.realpath(scan.discovery.root)
    if os.path.commonpath([root, file]) != root:
        raise UsageError(f"{path}: is a link to a file outside of {root}, which is not changed; nothing was written")
    if not os.access(file, os.W_OK):
        raise UsageError(f"{path}: is read-only; nothing was written")
    try:
        same = read_bytes(file) == before
    except Unreadable:
        same = False
    if not same:
        raise UsageError(f"{path}: has changed meanwhile; nothing was written, run again")
    return file


def say_fixes(namespace: argparse.Namespace, mended: Mended | None, report: Report) -> None:
    """What was fixed and what can be, on standard error: a report may be on standard output."""
    fixed = mended.fixed if mended is not None else []
    verb = "would fix" if namespace.diff else "fixed" if namespace.fix else "accepted"
    if namespace.show_fixes:
        for finding in fixed:
            _say(finding, _of(finding, verb))
        for finding in report.findings:
            if finding.suppressed is None and finding.fix is not None:
                flag = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
                _say(finding, _of(finding, f"fixable with {flag}"))
            elif finding.suppressed is None:
                _say(finding, f"not fixable: {finding.unfixable or 'takes a person'}")
    if mended is None or namespace.quiet:
        return
    parts = [f"{verb} {plural(len(fixed), 'finding')} in {plural(len(mended.after), 'file')}"]
    left = fixable(report)["unsafe"]
    if left and not namespace.add_ignores:
        parts.append(f"{left:,} more with --unsafe-fixes")
    write_error(f"aidep: {', '.join(parts)}\n")


def _of(finding: Finding, verb: str) -> str:
    safety = "" if finding.fix is None or finding.fix.safe else " (unsafe)"
    return f"{verb}: {finding.fix.description if finding.fix else ''}{safety}"


def _say(finding: Finding, text: str) -> None:
    write_error(f"{place(finding.location)}: {finding.code} {visible(text)}\n")
