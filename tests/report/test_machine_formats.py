"""JSON, JSON lines, concise and GitHub commands."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from aidep.errors import UsageError
from aidep.model.finding import Severity
from aidep.report import render
from aidep.report.grouping import worst_first

from .samples import SOURCE, TODAY, at, finding, options, picture, report, suppressed

KEYS = [
    "code",
    "name",
    "severity",
    "confidence",
    "message",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "model",
    "platform",
    "role",
    "retires",
    "replacement",
    "evidence",
    "related",
    "fix",
    "fingerprint",
    "suppressed",
]


def loaded(text: str) -> Any:
    return json.loads(text)


def test_json_keys_are_the_contract() -> None:
    document = loaded(render("json", picture(), SOURCE, options()))
    assert list(document) == ["schema_version", "as_of", "findings", "summary"]
    assert document["schema_version"] == 1
    assert document["as_of"] == "2026-11-23"
    for entry in document["findings"]:
        assert [key for key in entry if key != "cell"] == KEYS
        assert ("cell" in entry) == entry["path"].endswith(".ipynb")


def test_json_values() -> None:
    first, *_, hop, _, notebook, _ = loaded(render("json", picture(), SOURCE, options()))["findings"]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (6, 10, 6, 24)
    assert (first["role"], first["retires"], first["replacement"]) == ("call_argument", "2025-06-06", ["gpt-4o"])
    assert first["fix"]["safety"] == "unsafe"
    assert first["fix"]["edits"][0]["text"] == "gpt-4o"
    assert first["suppressed"] is None
    assert re.fullmatch("[0-9a-f]{64}", first["fingerprint"])
    place = {"path": "app/run.py", "line": 40, "column": 13, "end_line": 40, "end_column": 35}
    assert hop["related"] == [{**place, "message": "reaches this call"}]
    assert (notebook["line"], notebook["cell"]) == (44, {"number": 3, "line": 3, "column": 12})


def test_json_summary_adds_up() -> None:
    document = loaded(render("json", picture(), SOURCE, options()))
    summary = document["summary"]
    assert summary["findings"] == len(document["findings"]) == sum(summary["by_severity"].values())
    assert (summary["problems"], summary["places"], summary["suppressed"]) == (4, 54, 2)
    assert summary["counts"] == {"checked": 42, "analysed": 7, "excluded": 3, "unreadable": 1}


def test_json_has_suppressed_findings_on_request() -> None:
    assert loaded(render("json", report(suppressed()), SOURCE, options()))["findings"] == []
    document = loaded(render("json", report(suppressed("why"), show_suppressed=True), SOURCE, options()))
    assert document["findings"][0]["suppressed"] == {"kind": "comment", "reason": "why"}
    assert document["summary"]["findings"] == 0


def test_jsonl_has_the_same_findings_and_ends_with_the_summary() -> None:
    document = loaded(render("json", picture(), SOURCE, options()))
    *findings, last = map(loaded, render("jsonl", picture(), SOURCE, options()).splitlines())
    assert findings == document["findings"]
    assert last == {"schema_version": 1, "as_of": "2026-11-23", "summary": document["summary"]}


def test_concise_is_one_line_per_finding() -> None:
    lines = render("concise", picture(), SOURCE, options()).splitlines()
    assert len(lines) == 56
    assert lines[0].startswith("app/llm.py:6:10: AID101 critical gpt-4-32k-0613 was retired")
    assert lines[-3].startswith("nb/demo.ipynb:cell 3:3:12: AID201 low gpt-4o floats")
    assert lines[-1].startswith("4 problems in 54 places (2 critical, 1 medium, 1 low) · 2 suppressed · 51 fixable")


def test_github_writes_ten_of_each_level_worst_first() -> None:
    findings = [
        finding(code, at(f"m{n}.py", 1, 1, 3), subject=code)
        for code in ("AID101", "AID102", "AID103", "AID201", "AID303")
        for n in range(12)
    ]
    *commands, total = render("github", report(*findings), SOURCE, options()).splitlines()
    levels = [command.split(" ")[0] for command in commands]
    assert levels == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert all("AID101" in command for command in commands[:10])
    assert total.startswith("5 problems in 60 places")
    assert total.endswith("30 findings not annotated")


def test_github_shows_every_problem_before_a_second_place_of_one() -> None:
    findings = [finding(location=at(f"m{n}.py", 1, 1, 3), subject="a") for n in range(20)]
    findings.append(finding(location=at("last.py", 1, 1, 3), subject="b"))
    lines = render("github", report(*findings), SOURCE, options()).splitlines()
    assert "file=last.py" in lines[1]


def test_github_command_properties() -> None:
    location = at("a,b:c%/x.py", 3, 5, 4)
    text = render("github", report(finding(location=location, message="100% a,b:c", help="do it")), SOURCE, options())
    assert text.splitlines()[0] == (
        "::error file=a%2Cb%3Ac%25/x.py,line=3,col=5,endLine=3,endColumn=8,title=AID101 retired-model"
        "::100%25 a,b:c%0Ahelp: do it"
    )
    based = render("github", report(finding()), SOURCE, options(base="services/chat/"))
    assert "file=services/chat/app/llm.py," in based


def test_github_leaves_suppressed_findings_out() -> None:
    assert "::" not in render("github", report(suppressed(), show_suppressed=True), SOURCE, options())


def test_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"yaml.*full, concise"):
        render("yaml", report(), SOURCE, options())


def test_worst_first() -> None:
    low = finding("AID201", at("a.py", 1, 1, 1))
    late = finding(location=at("a.py", 1, 1, 1), subject="z", retires=TODAY.replace(year=2027))
    soon = finding(location=at("z.py", 1, 1, 1), subject="y", retires=TODAY)
    undated = finding(location=at("a.py", 1, 1, 1), severity=Severity.CRITICAL)
    assert worst_first([low, undated, late, soon]) == [soon, late, undated, low]
