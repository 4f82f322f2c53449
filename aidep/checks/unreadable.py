"""AID000: files that could not be read or parsed."""

from __future__ import annotations

from collections.abc import Iterator

from aidep.checks.context import Context
from aidep.model.finding import Finding, Rule, Severity
from aidep.model.usage import Confidence, Inventory, Problem

UNREADABLE = Rule(
    code="AID000",
    name="unreadable-file",
    severity=Severity.INFO,
    summary="A file could not be read or parsed, so nothing is known of the models in it.",
    why=(
        "A file that is not Python (any more), is not UTF-8, holds NUL bytes or is a broken notebook is passed over, "
        "and the run goes on. YAML, TOML and JSON that do not parse are read as far as can be guessed, and `--fix` "
        "leaves them alone (templates and comments in JSON are no fault). Of a file that names more models than "
        "anybody reads, only the first are checked, and of a notebook the cells that have a text. All of it is "
        "reported so that a scan with holes never reads like a clean one.\n\n"
        "Mend the file, or exclude it if it is not meant to be read."
    ),
)

RULES = (UNREADABLE,)


def check(inventory: Inventory, context: Context) -> Iterator[Finding]:
    """One finding for each file that the run had to pass over, wholly or from some place on."""
    for problem in inventory.problems:
        yield Finding(
            code=UNREADABLE.code,
            name=UNREADABLE.name,
            severity=UNREADABLE.severity,
            confidence=Confidence.HIGH,
            message=_message(problem),
            location=problem.location,
            help="mend the file, or exclude it if it is not meant to be read",
            subject=problem.location.path,
        )


def _message(problem: Problem) -> str:
    if problem.in_part:
        return problem.message
    if problem.guessed:
        return f"this file was checked only as far as could be guessed: {problem.message}"
    return f"this file was not checked: {problem.message}"
