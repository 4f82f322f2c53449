"""``aidep completions``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from aidep.cli.output import Output, write

SHELLS = ("bash", "zsh", "fish")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "completions",
        description="Print a script that completes commands, options and files in a shell.",
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(namespace: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from aidep.cli.main import COMMANDS, complete_parser

    parser = complete_parser()
    _prepare(parser, shtab.FILE, COMMANDS)
    write(Output("script"), shtab.complete(parser, namespace.shell))
    return 0


def _prepare(parser: argparse.ArgumentParser, files: Any, told: Mapping[str, str]) -> None:
    """Complete file names for paths and for options that name files; commands say in one line what they are for.

    argparse has no public way to its options.
    """
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action.choices, dict):  # the commands
            for name, command in action.choices.items():
                command.description = told.get(name, command.description)
                _prepare(command, files, {})
        elif action.metavar in ("PATH", "FILE", "DIR"):
            action.complete = files  # type: ignore[attr-defined]
