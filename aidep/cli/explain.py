"""``aidep explain``."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from collections.abc import Iterable

from aidep import run as runner
from aidep.cli.output import Output, write
from aidep.errors import UsageError
from aidep.model.finding import Rule
from aidep.report import rule_url
from aidep.select import did_you_mean


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "explain",
        description="Explain a rule by its code or name, or show what the catalog knows of a model.\n"
        "Without an argument: list all rules.",
    )
    parser.add_argument("subject", nargs="?", metavar="CODE|NAME|MODEL", help="AID101, retired-model, gpt-4o, ...")


def run(namespace: argparse.Namespace) -> int:
    """Print what is known of the subject."""
    rules = runner.known_rules()
    if namespace.subject is None:
        write(Output("full"), _list(rules))
        return 0
    subject = namespace.subject.strip()
    for rule in rules:
        if subject.upper() == rule.code or subject.lower() == rule.name:
            if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
                _print_page(rule)
            else:
                write(Output("full"), explained(rule))
            return 0
    names = [word for rule in rules for word in (rule.code, rule.name)]
    family = [rule for rule in rules if len(subject) >= len("AID") and rule.code.startswith(subject.upper())]
    if family:
        write(Output("full"), _list(family))
        return 0
    if subject.upper().startswith("AID"):
        raise UsageError(f"unknown rule {subject!r}{did_you_mean(subject, names) or '; aidep explain lists all rules'}")
    return _model(subject, names)


def _list(rules: Iterable[Rule]) -> str:
    return "".join(f"{rule.code}  {rule.name:<22}  {rule.summary}\n" for rule in rules)


def explained(rule: Rule) -> str:
    """A rule as a page of text."""
    parts = [f"{rule.code} {rule.name} (usually {rule.severity.value})", rule.summary, *rule.why.split("\n\n")]
    filled = [part if "\n" in part else textwrap.fill(part, 100) for part in parts]
    return "\n\n".join([*filled, f"More: {rule_url(rule.code)}"]) + "\n"


def _print_page(rule: Rule) -> None:
    """The same on a terminal, with its Markdown set."""
    from rich.console import Console
    from rich.markdown import Markdown

    title = f"# {rule.code} {rule.name} (usually {rule.severity.value})"
    Console().print(Markdown("\n\n".join([title, rule.summary, rule.why, f"More: <{rule_url(rule.code)}>"])))


def _model(subject: str, names: list[str]) -> int:
    """The record of a model, as ``aidep models`` shows it."""
    from aidep.catalog import load_catalog

    catalog = load_catalog()
    if catalog.identify(subject) is None and not catalog.platforms_of(subject):
        hint = did_you_mean(subject, names)
        raise UsageError(f"{subject!r} is neither a rule nor a model of the catalog{hint or '; see aidep models'}")
    from aidep.cli.main import main

    return main(["models", subject])
