"""Finds the command, runs it, and turns every failure into one line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from aidep import __version__
from aidep.cli import streams
from aidep.cli.terminal import columns
from aidep.errors import UsageError

COMMANDS = {
    "check": "report risks of AI dependencies",
    "baseline": "accept the findings of today, and report only new ones",
    "inventory": "list every model, SDK call, import and endpoint in use",
    "timeline": "show when what a project uses ends, and what breaks next",
    "plan": "write the way out of what is dying, or stands alone",
    "models": "show what the catalog knows of models",
    "catalog": "check the catalog, its age, and public feeds",
    "explain": "explain a rule, or show the record of a model",
    "config": "show the settings that hold, and where they come from",
    "cache": "show or clear what is known of files from earlier runs",
    "init": "set a project up: configuration, hook and workflow",
    "completions": "print completions of commands and options for a shell",
}
_WIDEST = 100
"""Columns of a help text: nobody reads longer lines."""
# To look for translations costs a tenth of a start, and we have none. None stays None: a text that is not there.
argparse._ = lambda text: text  # type: ignore[attr-defined]


class Help(argparse.RawDescriptionHelpFormatter):
    """Knows the width: looking it up afresh for each option would cost more than all options."""

    def __init__(
        self, prog: str, indent_increment: int = 2, max_help_position: int = 26, width: int | None = None
    ) -> None:
        super().__init__(prog, indent_increment, max_help_position, width or min(columns(True), _WIDEST) - 2)

    def add_argument(self, action: argparse.Action) -> None:
        """Count the indentation of commands, which argparse forgets."""
        super().add_argument(action)
        for command in self._iter_indented_subactions(action):
            length = len(self._format_action_invocation(command)) + self._current_indent + self._indent_increment
            self._action_max_length = max(self._action_max_length, length)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if isinstance(action, argparse.BooleanOptionalAction):
            return action.option_strings[0].replace("--", "--[no-]", 1)
        return super()._format_action_invocation(action)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Fill paragraphs; lines that begin with blanks are tables, and stay."""
        from itertools import groupby
        from textwrap import fill

        def prose(line: str) -> bool:
            return line[:1].strip() != ""

        def filled(lines: Iterable[str]) -> str:
            return fill(" ".join(lines), width, initial_indent=indent, subsequent_indent=indent)

        runs = groupby(text.splitlines(), prose)
        return "\n".join(filled(lines) if is_prose else "\n".join(lines) for is_prose, lines in runs)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and in ``--help`` how it is used."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", Help)
        super().__init__(**options)

    def format_help(self) -> str:
        """The help, with what the manual knows of the command below the options."""
        from aidep.cli.manual import epilog

        self.usage = self.prog.replace("%", "%%") + " [OPTIONS]" + "".join(map(_usage_of, self._actions))
        self._positionals.title = "arguments"
        own, self.epilog = self.epilog, "\n\n".join(filter(None, (self.epilog, epilog(self.prog))))
        try:
            return super().format_help()
        finally:
            self.epilog = own

    def error(self, message: str) -> NoReturn:
        """Raise what ``main`` prints."""
        raise UsageError(f"{message}; see {self.prog} --help")

    def unknown(self, words: Sequence[str]) -> NoReturn:
        """Refuse arguments that no option took."""
        from aidep.select import did_you_mean

        word = words[0].partition("=")[0]
        known = [flag for action in self._actions for flag in action.option_strings if flag.startswith("--")]
        hint = did_you_mean(word, known) if word.startswith("-") else ""
        raise UsageError(f"unknown argument {word!r}{hint or f'; see {self.prog} --help'}")


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg]  # noqa: SLF001, argparse has no other name for it
    """Knows what each command is for."""

    def add_parser(self, name: str, **options: Any) -> Parser:
        made: Parser = super().add_parser(name, help=COMMANDS[name], **options)
        return made


def _usage_of(action: argparse.Action) -> str:
    """What must be given, and what may be without an option."""
    name = str(action.metavar or action.dest)
    if action.option_strings:
        return f" {action.option_strings[0]} {name}" if action.required else ""
    return {"*": f" [{name} ...]", "?": f" [{name}]"}.get(str(action.nargs), f" {name}")


def entry() -> NoReturn:
    """The console script."""
    import gc

    gc.disable()  # nothing here lives in cycles for long, and parsing makes millions of objects: up to 40 % faster
    streams.reserve()
    if not sys.warnoptions:  # Python's remarks on the code that we read: from 3.12 on they are shown
        warnings.simplefilter("ignore")
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        _say("aidep: interrupted")
        code = 130
    code = streams.finish(code)
    if not {"multiprocessing", "pytest"} & set(
        sys.modules
    ):  # all is written: taking millions of objects apart is idle work
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run aidep with these arguments; returns the exit code."""
    try:
        return _run(arguments)
    except UsageError as error:
        _say(f"aidep: error: {error}")
    except OSError as error:
        if os.environ.get("AIDEP_DEBUG"):
            raise
        where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, (str, bytes)) else ""
        _say(f"aidep: error: {where}{error.strerror or error}")
    except MemoryError:
        _say("aidep: error: out of memory; check fewer files at a time")
    except Exception as error:
        if os.environ.get("AIDEP_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        _say(f"aidep: internal error: {what}; set AIDEP_DEBUG=1 for the traceback")
    return 2


def _run(arguments: Sequence[str]) -> int:
    try:
        os.getcwd()
    except OSError:
        raise UsageError("the current folder does not exist any more; change to another one") from None
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    chosen = next((word for word in arguments if not word.startswith("-")), None)
    if chosen is not None and chosen not in COMMANDS:
        from aidep.select import did_you_mean

        raise UsageError(f"unknown command {chosen!r}{did_you_mean(chosen, COMMANDS) or '; see aidep --help'}")
    parser, commands = _parser()
    for name in COMMANDS:
        if name != chosen and arguments[:1] != [chosen]:  # where it is plain which, the others only cost time
            commands.add_parser(name)
    if chosen is None:
        parser.parse_args(arguments)
        streams.write_error(parser.format_help())
        return 2
    module = import_module(f"aidep.cli.{chosen}")
    module.add_parser(commands)
    try:
        namespace, unknown = parser.parse_known_args(arguments)
    except SystemExit as stop:  # --help and --version
        return int(stop.code or 0)
    unknown = _taken(commands.choices[chosen], namespace, unknown)
    if unknown:
        commands.choices[chosen].unknown(unknown)
    return int(module.run(namespace))


def _taken(parser: Parser, namespace: argparse.Namespace, words: list[str]) -> list[str]:
    """Gives words behind options, where hooks put their files, to the list that the command takes. What is left."""
    many = next((action.dest for action in parser._actions if action.nargs == "*" and not action.option_strings), None)  # noqa: SLF001
    if many is None:
        return words
    options = [word for word in words if word.startswith("-") and word != "-"]
    if not options:
        setattr(namespace, many, [*getattr(namespace, many), *words])
    return options


def _parser() -> tuple[Parser, argparse._SubParsersAction[Parser]]:
    parser = Parser(prog="aidep", description="A linter for AI dependency risk in Python projects.")
    parser.add_argument("--version", action="version", version=f"aidep {__version__}")
    return parser, parser.add_subparsers(
        prog="aidep", dest="command", metavar="COMMAND", title="commands", action=_Commands
    )


def complete_parser() -> argparse.ArgumentParser:
    """The parser with the options of all commands."""
    parser, commands = _parser()
    for name in COMMANDS:
        import_module(f"aidep.cli.{name}").add_parser(commands)
    return parser


def _say(message: str) -> None:
    """One line on standard error."""
    from aidep.report.text import visible

    streams.write_error(visible(message) + "\n")
