"""``aidep init``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from aidep.cli.output import Output, write
from aidep.cli.streams import write_error
from aidep.errors import UsageError
from aidep.report.text import visible
from aidep.setup import HOOKS, Change, changes


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "init",
        description="Set a project up: configuration, pre-commit hook and, where it is on GitHub, a workflow.\n"
        "All of it is shown first; what is there already stays as it is.",
    )
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="the top folder of the project (default: .)"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--yes", "-y", action="store_true", help="write without asking")
    how.add_argument("--dry-run", action="store_true", help="show, and write nothing")


def run(namespace: argparse.Namespace) -> int:
    """Show what would be written, ask, write."""
    root = namespace.path
    if not os.path.isdir(root):
        raise UsageError(f"{root}: no such folder")
    found = list(changes(root))
    write(Output("full"), "".join(_shown(found)))
    new = [change for change in found if change.after != change.before]
    if not new or namespace.dry_run:
        return 0
    if not (namespace.yes or _agreed(len(new))):
        write_error("aidep: nothing was written\n")
        return 0
    for change in new:
        file = os.path.normpath(os.path.join(root, *change.path.split("/")))
        os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
        write(Output("full", file), change.after)
        write_error(f"aidep: wrote {visible(file)}\n")
    if any(change.path == HOOKS for change in new):
        write_error("aidep: next: pre-commit install, once in each clone\n")
    write_error("aidep: next: aidep check; aidep baseline accepts what it finds today\n")
    return 0


def _shown(found: list[Change]) -> Iterator[str]:
    """A heading for each file, and the lines that it gets."""
    for change in found:
        if change.by_hand:
            yield f"{change.path}: cannot be extended safely; add below repos:\n{_quoted(change.by_hand)}\n"
        elif change.after == change.before:
            yield f"{change.path}: is set up already\n\n"
        else:
            verb = "gets at its end" if change.before else "is new"
            yield f"{change.path}: {verb}\n{_quoted(change.after[len(change.before) :])}\n"


def _quoted(text: str) -> str:
    return "".join(f"  | {visible(line)}".rstrip() + "\n" for line in text.strip("\r\n").splitlines())


def _agreed(count: int) -> bool:
    """Ask, where there is somebody to answer."""
    if sys.stdin is None or not sys.stdin.isatty():
        write_error("aidep: nobody to ask here: --yes writes\n")
        return False
    write_error(f"Write {'this file' if count == 1 else f'these {count} files'}? [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
