"""GitLab Code Quality, JUnit and Markdown, each read back by a reader of its kind."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from aidep.report import render
from aidep.report.markdown import MOST

from .samples import SampleSource, at, finding, options, picture, report, suppressed
from .test_hostile import NAMES, shown

NOTHING = SampleSource({})


def gitlab(of: Any, **values: Any) -> Any:
    return json.loads(render("gitlab", of, NOTHING, options(**values)))


def junit(of: Any) -> Any:
    parser = pytest.importorskip("junitparser")
    return parser.JUnitXml.fromstring(render("junit", of, NOTHING, options()).encode())


def cells(of: Any) -> list[list[str]]:
    """The rows of the table as a reader of Markdown sees them: HTML of each cell."""
    page = MarkdownIt("commonmark").enable("table").render(render("markdown", of, NOTHING, options()))
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    return [re.findall(r"<t[hd]>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]


def test_gitlab_entries_have_the_keys_that_gitlab_reads() -> None:
    entries = gitlab(picture(), base="services/chat")
    assert len(entries) == len(picture().findings)
    assert entries[0] == {
        "check_name": "AID101",
        "description": "AID101: gpt-4-32k-0613 was retired on the OpenAI API on 2025-06-06, 535 days ago: calls fail",
        "severity": "blocker",
        "fingerprint": entries[0]["fingerprint"],
        "location": {
            "path": "services/chat/app/llm.py",
            "positions": {"begin": {"line": 6, "column": 10}, "end": {"line": 6, "column": 24}},
        },
    }
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}


def test_gitlab_fingerprints_are_unique_or_entries_would_vanish() -> None:
    twice = report(finding(), finding(location=at("app/llm.py", 6, 30, 14)))
    entries = gitlab(twice)
    assert len({entry["fingerprint"] for entry in entries}) == 2
    assert all(re.fullmatch("[0-9a-f]{64}", entry["fingerprint"]) for entry in entries)


def test_gitlab_leaves_out_what_is_suppressed() -> None:
    assert gitlab(report()) == gitlab(report(suppressed(), show_suppressed=True)) == []


def test_junit_is_one_passing_case_when_clean() -> None:
    suites = junit(report())
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (1, 0, 0, 0)
    assert [case.is_passed for suite in suites for case in suite] == [True]


def test_junit_passes_nothing_where_nothing_was_checked() -> None:
    suites = junit(report(checked=0))
    assert [case.is_skipped for suite in suites for case in suite] == [True]


def test_junit_has_a_failed_case_for_each_finding() -> None:
    suites = junit(picture())
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if case.is_failure]
    assert (suites.tests, suites.failures, suites.errors, len(failed)) == (55, 54, 1, 54)
    assert len({(case.classname, case.name) for case in cases}) == 55
    (first,) = next(case for case in cases if "app/settings.py" in case.name).result
    assert first.type == "AID101"
    assert first.message.startswith("claude-2.1 was retired")
    assert "\nhelp: use claude-sonnet-4-5" in first.text
    assert "\nsee: https://docs.anthropic.com" in first.text


def test_junit_shows_suppressed_findings_as_skipped_on_request() -> None:
    (case,) = next(iter(junit(report(suppressed("why"), show_suppressed=True))))
    assert case.is_skipped
    assert case.result[0].message == "why"


@pytest.mark.parametrize("text", [*NAMES, "a--b-->", "]]>", "\ufffe\uffff", "&#0;", "</script>"])
def test_junit_is_wellformed_whatever_the_names(text: str) -> None:
    root = ElementTree.fromstring(render("junit", shown(text), NOTHING, options()))
    assert [suite.tag for suite in root] == ["testsuite"]
    assert {child.tag for child in root[0]} == {"testcase"}


def test_markdown_has_a_row_for_each_problem() -> None:
    head, *rows = cells(picture())
    assert head == ["severity", "rule", "problem", "where", "instead"]
    assert [row[0] for row in rows] == ["critical", "critical", "medium", "low", "info"]
    assert rows[0][3].endswith("<br><code>app/task1.py:7:10</code><br>and 48 more")
    assert rows[3][3] == "<code>nb/demo.ipynb:cell 3:3:12</code>"
    assert rows[0][1].startswith('<a href="https://github.com/')


def test_markdown_of_a_clean_run_is_the_verdict_alone() -> None:
    text = render("markdown", report(), NOTHING, options())
    assert text.startswith("### aidep\n\n**No AI dependency risks found**")
    assert "|" not in text


def test_markdown_stays_below_the_limit_of_a_job_summary() -> None:
    many = report(*(finding(subject=f"s{n}", message="x" * 300, location=at("d/" * 40, n, 1, 3)) for n in range(3000)))
    text = render("markdown", many, NOTHING, options())
    assert len(text) < 2**20
    assert f"{3000 - MOST:,} more problems" in text


@pytest.mark.parametrize(
    "text", [*NAMES, "</script><img src=x>", "a|b\\|c", "``|``", "@all", "http://evil", "www.evil.com", "*a* _b_ ~c~"]
)
def test_markdown_keeps_its_table_and_nothing_in_it_comes_alive(text: str) -> None:
    head, *rows = cells(shown(text))
    assert [len(row) for row in (head, *rows)] == [5] * (1 + len(rows))
    tags = {tag for row in rows for cell in row for tag in re.findall(r"<[^>]*>", cell)}
    ours = {
        f'<a href="https://github.com/aidep/aidep/blob/main/docs/rules/{code}.md">' for code in ("AID101", "AID000")
    }
    assert tags <= ours | {"</a>", "<code>", "</code>", "<br>"}
    raw = render("markdown", shown(text), NOTHING, options()).replace("https://github.com/aidep", "")
    assert not re.search(r"https?://|www\.|(?<!<code>)@", raw)
