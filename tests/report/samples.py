"""Reports made by hand, for the tests of all formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from aidep.fingerprint import assign
from aidep.model.finding import Counts, Edit, Finding, Fix, Related, Report, Rule, Severity, Suppression
from aidep.model.span import Cell, Location, Span
from aidep.model.usage import Confidence, Role
from aidep.report import RenderOptions

TODAY = date(2026, 11, 23)
RULES = tuple(
    Rule(code, name, severity, f"A summary of {name}.", f"Why {name} matters.\n\nWhat to do about it.")
    for code, name, severity in (
        ("AID000", "unreadable-file", Severity.INFO),
        ("AID101", "retired-model", Severity.CRITICAL),
        ("AID102", "rerouted-model", Severity.HIGH),
        ("AID103", "retiring-model", Severity.MEDIUM),
        ("AID201", "floating-alias", Severity.LOW),
        ("AID303", "hosted-only", Severity.INFO),
    )
)
NAMES = {rule.code: rule.name for rule in RULES}
SEVERITIES = {rule.code: rule.severity for rule in RULES}

_FILES = {
    "app/llm.py": [
        "from openai import OpenAI",
        "client = OpenAI()",
        "",
        "def answer(messages):",
        "\treturn client.chat.completions.create(",
        '\t\tmodel="gpt-4-32k-0613", messages=messages',
        "\t)",
    ],
    "app/settings.py": ["TIMEOUT = 30", 'MODEL = {"日本語": "claude-2.1"}  # 主要なモデル'],
    "app/run.py": ["#"] * 39
    + ['    reply = client.messages.create(model=MODEL["日本語"], max_tokens=1024, messages=[{"role": "user"}])'],
    "app/long.py": ["x = {" + '"a": 1, ' * 40 + '"model": "gemini-1.5-pro-001"' + ', "b": 2' * 30 + "}"],
}
_CELL = ["", "llm = ChatOpenAI(", '    model="gpt-4o",', ")"]


class SampleSource:
    """Lines of the sample files, or of whatever is given."""

    def __init__(self, files: dict[str, list[str]] | None = None) -> None:
        self.files = _FILES if files is None else files

    def lines(self, location: Location) -> Sequence[str] | None:
        return _CELL if location.cell else self.files.get(location.path)


SOURCE = SampleSource()


def at(path: str, line: int, column: int, length: int, cell: Cell | None = None) -> Location:
    return Location(path, Span(line, column, line, column + length), cell)


def finding(code: str = "AID101", location: Location | None = None, **values: Any) -> Finding:
    """A finding with what a check always says; the rest by keyword."""
    given: dict[str, Any] = {
        "name": NAMES[code],
        "severity": SEVERITIES[code],
        "confidence": Confidence.HIGH,
        "message": "old-model was retired",
        "location": location or at("app/llm.py", 6, 10, 14),
    }
    return Finding(code=code, **(given | values))


def report(*findings: Finding, checked: int = 42, unreadable: int = 0, **values: Any) -> Report:
    counts = values.pop("counts", None) or Counts(checked, min(checked, 7), 3, unreadable, values.pop("suppressed", 0))
    return Report(tuple(assign(findings)), counts, TODAY, TODAY, values.pop("rules", RULES), **values)


def options(width: int = 80, color: bool = False, **values: Any) -> RenderOptions:
    return RenderOptions(width=width, color=color, **values)


def picture() -> Report:
    """Some of everything."""
    retired = finding(
        message="gpt-4-32k-0613 was retired on the OpenAI API on 2025-06-06, 535 days ago: calls fail",
        help="use gpt-4o, which OpenAI names as the replacement",
        model="gpt-4-32k-0613",
        platform="openai",
        role=Role.CALL_ARGUMENT,
        retires=date(2025, 6, 6),
        replacement=("gpt-4o",),
        subject="openai/gpt-4-32k-0613",
        scope="answer",
        evidence=("https://platform.openai.com/docs/deprecations",),
        fix=Fix("use gpt-4o", (Edit(at("app/llm.py", 6, 10, 14), "gpt-4o"),)),
    )
    others = [replace(retired, location=at(f"app/task{n}.py", 6 + n, 10, 14)) for n in range(50)]
    hop = finding(
        location=at("app/settings.py", 2, 18, 10),
        confidence=Confidence.MEDIUM,
        message="claude-2.1 was retired by Anthropic on 2025-07-21, 490 days ago: calls fail",
        help="use claude-sonnet-4-5; newer models count tokens and refuse differently, so run your evaluations "
        "before you switch",
        model="claude-2.1",
        subject="anthropic/claude-2.1",
        related=(Related(at("app/run.py", 40, 13, 22), "reaches this call"),),
        evidence=("https://docs.anthropic.com/en/docs/about-claude/model-deprecations",),
    )
    cropped = finding(
        "AID103",
        at("app/long.py", 1, 336, 18),
        message="gemini-1.5-pro-001 retires on Vertex AI on 2027-03-01, in 98 days",
        help="use gemini-2.5-pro",
        model="gemini-1.5-pro-001",
        subject="vertex/gemini-1.5-pro-001",
    )
    notebook = finding(
        "AID201",
        at("nb/demo.ipynb", 44, 20, 6, Cell(3, Span(3, 12, 3, 18))),
        message="gpt-4o floats: it points to gpt-4o-2024-08-06 today",
        help="pin gpt-4o-2024-08-06",
        model="gpt-4o",
        subject="openai/gpt-4o",
    )
    unread = finding("AID000", at("bad.py", 1, 1, 0), message="this file was not checked: invalid syntax")
    return report(retired, *others, hop, cropped, notebook, unread, unreadable=1, suppressed=2)


def suppressed(reason: str = "known") -> Finding:
    return finding(suppressed=Suppression("comment", reason))
