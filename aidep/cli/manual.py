"""What ``--help`` says below the options: examples, exit codes, environment, files. Loaded when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

Rows = Sequence[tuple[str, str]]
"""What to write, and what it means."""

EXAMPLES: Final[Mapping[str, Rows]] = {
    "aidep": (
        ("aidep check", "report what is wrong in this folder"),
        ("aidep timeline", "when does what we use end?"),
        ("aidep explain AID103", "what a rule means"),
        ("aidep models gpt-4o", "what the catalog knows of a model"),
        ("aidep init", "set this project up"),
    ),
    "aidep check": (
        ("aidep check", "this folder"),
        ("aidep check src --fail-on medium", "stricter"),
        ("aidep check --select AID1", "only what dies or is dead"),
        ("aidep check --as-of 2027-06-30", "what will be broken by then?"),
        ("aidep check --diff --unsafe-fixes", "what could be mended, as a diff"),
        ("aidep check --diff-base origin/main", "only what this branch brings in"),
        ("aidep check --project . src/llm.py", "one file, judged as a part of the project"),
        ("aidep check --output sarif=aidep.sarif --output github", "two reports of one run"),
        ("aidep check --stdin-filename app.py - < app.py", "a text from elsewhere"),
    ),
    "aidep baseline": (
        ("aidep baseline", "accept what is found today: writes aidep-baseline.json"),
        ("aidep check --baseline aidep-baseline.json", "report what is new"),
        ("aidep baseline --prune", "drop what is mended"),
    ),
    "aidep inventory": (
        ("aidep inventory", "what this project uses"),
        ("aidep inventory --output-format csv --output-file ai.csv", "as a table"),
        ("aidep inventory --output-format cyclonedx", "as a bill of materials"),
    ),
    "aidep timeline": (
        ("aidep timeline", "a chart in the terminal"),
        ("aidep timeline --days 365", "what breaks in the year ahead"),
        ("aidep timeline --output-format ics --output-file ends.ics", "for a calendar"),
    ),
    "aidep plan": (
        ("aidep plan", "the way out, as Markdown"),
        ("aidep plan src --output-file plan.md", "of one folder, into a file"),
    ),
    "aidep models": (
        ("aidep models gpt-4o", "one model, wherever it is served"),
        ("aidep models claude --platform bedrock", "all Claude models of Amazon Bedrock"),
        ("aidep models --retiring-within 90d", "what ends in the next 90 days"),
    ),
    "aidep catalog": (
        ("aidep catalog status", "how much is known, and how old it is"),
        ("aidep catalog validate our-rules", "check rules of your own"),
    ),
    "aidep catalog status": (("aidep catalog status", "how much is known, and how old it is"),),
    "aidep catalog validate": (("aidep catalog validate our-rules", "check rules of your own"),),
    "aidep catalog sync": (
        ("aidep catalog sync --source litellm --file litellm.whl", "what a public list would add, as a diff"),
    ),
    "aidep explain": (
        ("aidep explain AID103", "a rule, by its code"),
        ("aidep explain floating-alias", "or by its name"),
        ("aidep explain gpt-4o", "a model"),
    ),
    "aidep config": (
        ("aidep config", "what holds here"),
        ("aidep config services/api", "what holds there"),
        ("aidep config --schema > aidep.schema.json", "for editors that check TOML"),
    ),
    "aidep cache": (
        ("aidep cache path", "where it lies"),
        ("aidep cache clear", "forget all files"),
    ),
    "aidep init": (
        ("aidep init", "show what would be written, and ask"),
        ("aidep init --dry-run", "show it, and write nothing"),
    ),
    "aidep completions": (
        ("aidep completions bash > ~/.local/share/bash-completion/completions/aidep", "bash"),
        ('aidep completions zsh > "${fpath[1]}/_aidep"', "zsh"),
        ("aidep completions fish > ~/.config/fish/completions/aidep.fish", "fish"),
    ),
}

EXIT_CODES: Final[Mapping[str, Rows]] = {
    "aidep": (
        ("0", "nothing at or above --fail-on (default: high)"),
        ("1", "findings"),
        ("2", "wrong usage or configuration, I/O or internal error"),
    ),
    "aidep check": (
        ("0", "nothing at or above --fail-on (default: high), or --exit-zero"),
        ("1", "findings; with --diff: something to change"),
        ("2", "wrong usage or configuration, I/O or internal error"),
    ),
    "aidep baseline": (("0", "done"), ("1", "--stale: there are stale entries"), ("2", "it could not be done")),
    "aidep models": (("0", "found"), ("1", "nothing known of it"), ("2", "wrong usage or rules")),
    "aidep explain": (("0", "found"), ("2", "nothing has that name")),
    "aidep catalog validate": (("0", "sound"), ("2", "problems, listed; wrong usage, or no rules there")),
}

ENVIRONMENT: Final[Rows] = (
    ("NO_COLOR, FORCE_COLOR", "no colours, or colours even in a pipe"),
    ("COLUMNS", "the width of reports and of this text"),
    ("XDG_CACHE_HOME", "above the cache (Windows: LOCALAPPDATA)"),
    ("AIDEP_DEBUG", "with a traceback after an internal error"),
)
FILES: Final[Rows] = (
    ("aidep.toml, .aidep.toml", "settings; the nearest upward of PATH counts"),
    ("pyproject.toml", "the same, below [tool.aidep]"),
    ("aidep-baseline.json", "findings that are accepted, written by aidep baseline"),
)


def epilog(prog: str) -> str:
    """The end of the help of a command."""
    parts = [("examples", EXAMPLES.get(prog, ())), ("exit codes", EXIT_CODES.get(prog, ()))]
    if prog in ("aidep", "aidep check"):
        parts += [("environment", ENVIRONMENT), ("files", FILES)]
    told = [_told(title, rows, apart=title == "examples") for title, rows in parts if rows]
    if prog == "aidep":
        told.append("aidep COMMAND --help says more. No network access, no telemetry.")
    return "\n\n".join(told)


def _told(title: str, rows: Rows, *, apart: bool) -> str:
    """Two columns; commands, which may be long, have their meaning above them."""
    if apart:
        return f"{title}:\n" + "\n".join(f"  # {meaning}\n  {text}" for text, meaning in rows)
    width = max(len(text) for text, _ in rows) + 2
    return f"{title}:\n" + "\n".join(f"  {text:<{width}}{meaning}" for text, meaning in rows)
