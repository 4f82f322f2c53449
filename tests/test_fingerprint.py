"""Fingerprints name a finding for as long as it is the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aidep.fingerprint import assign
from aidep.model.finding import Finding, Severity
from aidep.model.span import Location, Span
from aidep.model.usage import Confidence


def finding(line: int = 1, path: str = "a.py", **values: Any) -> Finding:
    location = Location(path, Span(line, 5, line, 10))
    given: dict[str, Any] = {"code": "AID101", "model": "gpt-4", "scope": "f", "message": "m"}
    return Finding(name="n", severity=Severity.HIGH, confidence=Confidence.HIGH, location=location, **(given | values))


def prints(*findings: Finding) -> list[str]:
    return [f.fingerprint for f in assign(findings)]


def test_known_value() -> None:
    """Frozen: baselines and code scanning keep these. Change the version with the recipe."""
    assert prints(finding()) == ["50b7c4f1eba5a6bd649c1850ffe1896b513d3549650c232dd55c65de59a7c500"]


def test_lines_messages_and_severity_do_not_count() -> None:
    moved = replace(finding(900), message="535 days ago", severity=Severity.LOW, help="h")
    assert prints(moved) == prints(finding())


def test_case_of_the_model_does_not_count() -> None:
    assert prints(finding(model="GPT-4 ")) == prints(finding())


def test_what_counts() -> None:
    one = finding()
    others = [
        replace(one, code="AID102"),
        finding(path="b.py"),
        replace(one, model="gpt-5"),
        replace(one, scope="g"),
        replace(one, model=None, subject="openai"),
    ]
    assert len({prints(f)[0] for f in (one, *others)}) == 6


def test_equal_ones_count_in_file_order() -> None:
    first, second, third = finding(3), finding(7), finding(9)
    a, b, c = prints(first, second, third)
    assert len({a, b, c}) == 3
    assert prints(third, first, second) == [c, a, b]
    assert prints(finding(103), finding(107), finding(109)) == [a, b, c]


def test_other_findings_do_not_move_the_ordinal() -> None:
    assert prints(finding(1, model="x"), finding(2))[1] == prints(finding(2))[0]


def test_order_is_kept_and_nothing_else_is_changed() -> None:
    given_ = [finding(9), finding(1), finding(5, "b.py")]
    assert [replace(f, fingerprint="") for f in assign(given_)] == given_


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3), st.text(max_size=3)), max_size=12))
def test_no_two_findings_share_one(parts: list[tuple[str, str, str]]) -> None:
    findings = [finding(n, path, model=model, scope=scope) for n, (path, model, scope) in enumerate(parts, 1)]
    assert len(set(prints(*findings))) == len(findings)
