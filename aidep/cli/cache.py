"""``aidep cache``."""

from __future__ import annotations

import argparse

from aidep.cli import options
from aidep.cli.output import Output, write
from aidep.memory import folder_of
from aidep.sources.cache import Cache


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "cache",
        description="path prints the folder of the cache; clear removes what is known of files from earlier runs.\n"
        "The cache holds no findings and may be deleted at any time.",
    )
    parser.add_argument("what", choices=("path", "clear"), metavar="path|clear", help="what to do")
    options.add_configuration(parser)
    parser.set_defaults(paths=[], stdin_filename=None)


def run(namespace: argparse.Namespace) -> int:
    """Print the folder, or clear it."""
    folder = folder_of(options.settings_of(namespace))
    if namespace.what == "path":
        write(Output("full"), f"{folder}\n")
    else:
        count = Cache(folder).clear()
        options.say([f"{count} {'entry' if count == 1 else 'entries'} removed from {folder}"])
    return 0
