"""The page of the commands, from their parsers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from aidep.cli import manual
from aidep.cli.main import COMMANDS, complete_parser
from tools.docs.markdown import code, page, plain, table

_HEAD = """# Commands

`aidep COMMAND --help` says the same in the terminal. Reports go to standard output, everything else to standard error;
no command opens a network connection, except `aidep catalog sync --url`."""


def commands_page() -> str:
    """Every command with its arguments, options, examples and exit codes."""
    parser = complete_parser()
    links = ((f"[{code(f'aidep {name}')}](#aidep-{name})", text) for name, text in COMMANDS.items())
    summary = table(("command", "what it does"), links)
    return page(
        _HEAD,
        summary,
        *(_section(inner) for inner in _parsers(parser)),
        "## Exit codes",
        _rows("code", manual.EXIT_CODES["aidep"]),
        "## Environment",
        _rows("variable", manual.ENVIRONMENT),
        "## Files",
        _rows("file", manual.FILES),
    )


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield inner
                yield from _parsers(inner)


def _section(parser: argparse.ArgumentParser) -> str:
    level = "#" * len(parser.prog.split())
    usage = parser.format_help().partition("\n")[0].removeprefix("usage: ")
    parts = [f"{level} {parser.prog}", plain(parser.description or ""), f"```text\n{usage}\n```"]
    for group in parser._action_groups:
        actions = [action for action in group._group_actions if not isinstance(action, argparse._SubParsersAction)]
        actions = [action for action in actions if action.dest != "help"]
        if actions:
            parts += [f"**{plain(group.title or '')}**", plain(group.description or "")]
            parts.append(table(("", ""), ((_written(action), plain(action.help or "")) for action in actions)))
    examples = manual.EXAMPLES[parser.prog]
    width = max(len(text) for text, _ in examples)
    parts.append("```sh\n" + "\n".join(f"{text:<{width}}  # {meaning}" for text, meaning in examples) + "\n```")
    if parser.prog in manual.EXIT_CODES:
        parts.append("Exit codes: " + "; ".join(f"**{n}** {plain(text)}" for n, text in manual.EXIT_CODES[parser.prog]))
    return "\n\n".join(filter(None, parts))


def _written(action: argparse.Action) -> str:
    """An option with its value."""
    value = "" if action.nargs == 0 else f" {action.metavar or action.dest}"
    if isinstance(action, argparse.BooleanOptionalAction):
        return code(action.option_strings[0].replace("--", "--[no-]", 1))
    return code(f"{', '.join(action.option_strings)}{value}".strip())


def _rows(head: str, rows: manual.Rows) -> str:
    return table((head, "meaning"), ((code(text), plain(meaning)) for text, meaning in rows))
