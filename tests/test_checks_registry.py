"""Rules are found, well formed, and say what they must."""

from __future__ import annotations

import re

import pytest

from aidep.checks import checks, rules
from aidep.model.finding import Rule

OF_THIS_PACKAGE = {
    "AID000", "AID101", "AID102", "AID103", "AID104", "AID105", "AID106", "AID108",
    "AID201", "AID202", "AID204", "AID301", "AID401",
}  # fmt: skip


def test_all_checks_are_found() -> None:
    assert {rule.code for rule in rules()} >= OF_THIS_PACKAGE


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in rules()}) == len({rule.name for rule in rules()}) == len(rules())


def test_modules_explain_themselves() -> None:
    for check in checks():
        assert check.__doc__, check
        assert all(rule.code in str(check.__doc__) or len(check.RULES) > 1 for rule in check.RULES)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_is_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"AID\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert 20 < len(rule.summary) <= 200
    assert rule.summary.endswith(".")
    assert "\n" not in rule.summary
    assert len(rule.why) > 100
    assert "\n\n" in rule.why, "why it matters, then what to do"
