"""SARIF: what GitHub asks for, by our own assertions and, where they are installed, by Microsoft's validators."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from aidep.model.finding import Report, Rule, Severity
from aidep.model.span import Location, Span
from aidep.report import render
from aidep.report.sarif import uri

from .samples import RULES, SOURCE, at, finding, options, picture, report, suppressed

HOSTILE = "d\n::error::%0A/\u202e'\"\x1b[31m,:x#[a](1){0}.py"


def sarif(shown: Report, **values: Any) -> Any:
    document = json.loads(render("sarif", shown, SOURCE, options(**values)))
    assert document["version"] == "2.1.0"
    assert len(document["runs"]) == 1
    return document["runs"][0]


def samples() -> dict[str, Report]:
    hostile = finding(location=at(HOSTILE, 1, 1, 5), message=HOSTILE, help=HOSTILE, model=HOSTILE)
    return {
        "picture": picture(),
        "clean": report(),
        "hostile": report(hostile, finding("AID000", at(HOSTILE, 1, 1, 0), message=HOSTILE), unreadable=1),
        "suppressed": report(suppressed(), suppressed(""), show_suppressed=True),
        "many": report(*(finding(location=at("a.py", n + 1, 1, 3)) for n in range(5200))),
        "foreign": report(finding(), rules=()),
    }


@pytest.mark.parametrize("name", samples())
def test_invariants(name: str) -> None:
    run = sarif(samples()[name], base="services/chat")
    driver, results = run["tool"]["driver"], run["results"]
    assert driver["semanticVersion"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [i["executionSuccessful"] for i in run["invocations"]] == [True]
    assert "automationDetails" not in run
    assert "uri" not in run["originalUriBaseIds"]["SRCROOT"]
    assert len(results) <= 5000
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert rule["name"]
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["helpUri"] in rule["help"]["markdown"]
        assert rule["help"]["text"]
        assert len(rule["properties"]["tags"]) <= 10
        assert "security" not in rule["properties"]["tags"]
        assert "security-severity" not in rule["properties"]
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in results:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"].isprintable()
        assert len(result["partialFingerprints"]["aidep/v1"]) == 64
        for place in [*result["locations"], *result.get("relatedLocations", ())]:
            physical = place["physicalLocation"]
            region = physical["region"]
            assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
            assert region["startLine"] == region["endLine"] >= 1
            assert 1 <= region["startColumn"] < region["endColumn"]
            target = physical["artifactLocation"]["uri"]
            assert target.startswith("services/chat/")
            assert target.isascii()
            assert not set(target) & set("\n\r :\"'[]{}%0A".replace("%0A", ""))
    prints = [result["partialFingerprints"]["aidep/v1"] for result in results]
    assert len(set(prints)) == len(prints)


def test_every_enabled_rule_is_listed_also_when_clean() -> None:
    run = sarif(report())
    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [r.name for r in RULES if r.code != "AID000"]


def test_long_texts_of_rules_are_cut() -> None:
    rule = Rule("AID101", "retired-model", Severity.CRITICAL, "s" * 2000, "w" * 2000)
    written = sarif(report(rules=(rule,)))["tool"]["driver"]["rules"][0]
    assert len(written["shortDescription"]["text"]) == len(written["fullDescription"]["text"]) == 1024


def test_unreadable_files_are_notifications_only() -> None:
    run = sarif(picture())
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["descriptor"]["id"] for note in notes] == ["unreadable-file"]
    assert notes[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "bad.py"
    assert not [r for r in run["results"] if r["ruleId"] == "unreadable-file"]


def test_too_many_results_say_so() -> None:
    run = sarif(samples()["many"])
    assert len(run["results"]) == 5000
    assert "5,200" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_hops_and_fixes() -> None:
    results = sarif(picture())["results"]
    hop = next(r for r in results if "relatedLocations" in r)["relatedLocations"][0]
    assert hop["physicalLocation"]["artifactLocation"]["uri"] == "app/run.py"
    assert hop["message"]["text"] == "reaches this call"
    replacement = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == "gpt-4o"


def test_model_id_at_the_start_of_a_message_keeps_its_case() -> None:
    assert sarif(picture())["results"][0]["message"]["text"].startswith("gpt-4-32k-0613 was retired")


def test_suppressed_findings() -> None:
    assert sarif(report(suppressed()))["results"] == []
    result = sarif(report(suppressed("why"), show_suppressed=True))["results"][0]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "why"}]


def test_region_of_several_lines_ends_with_the_first() -> None:
    places = [Location("app/llm.py", Span(5, 9, 7, 3)), Location("gone.py", Span(5, 9, 7, 3))]
    results = sarif(report(*(finding(location=place) for place in places)))["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert regions[0] == {"startLine": 5, "startColumn": 9, "endLine": 5, "endColumn": 40}
    assert regions[1] == {"startLine": 5, "startColumn": 9, "endLine": 5, "endColumn": 10}


def test_notebook_region_is_that_of_the_raw_file() -> None:
    result = next(r for r in sarif(picture())["results"] if r["ruleId"] == "floating-alias")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 44


def test_category() -> None:
    assert sarif(report(), sarif_category="aidep")["automationDetails"] == {"id": "aidep/"}


@pytest.mark.parametrize(
    ("path", "base", "expected"),
    [
        ("a.py", "", "a.py"),
        ("a.py", ".", "a.py"),
        ("./a.py", "x/", "x/a.py"),
        ("a.py", "/x//y", "x/y/a.py"),
        ("../a.py", "x/y", "x/a.py"),
        ("../../../a.py", "x", "a.py"),
        ("a b:c%é#?.py", "", "a%20b%3Ac%25%C3%A9%23%3F.py"),
        ("\udce9.py", "", "%E9.py"),
        ("\ud800.py", "", "%ED%A0%80.py"),
    ],
)
def test_uri(path: str, base: str, expected: str) -> None:
    assert uri(path, base) == expected


def test_uri_can_be_decoded() -> None:
    assert unquote(uri(HOSTILE)) == HOSTILE


def _validator() -> Any:
    file = Path(__file__).parent.parent / "tools" / "sarif_validate.py"
    spec = importlib.util.spec_from_file_location("sarif_validate", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def complaints() -> Any:
    validator = _validator()
    tools = validator.tools()
    if tools is None:
        pytest.skip("needs Sarif.Multitool and check-jsonschema: run tests/tools/sarif_validate.sh")
    return lambda file: validator.complaints(file, *tools)


@pytest.mark.slow
@pytest.mark.parametrize("name", samples())
def test_microsoft_and_github_rules(name: str, complaints: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.sarif"
    file.write_text(render("sarif", samples()[name], SOURCE, options(base="services/chat")), encoding="utf-8")
    assert complaints(file) == []


@pytest.mark.slow
def test_validators_see_what_is_wrong(complaints: Any, tmp_path: Path) -> None:
    document = json.loads(render("sarif", picture(), SOURCE, options()))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = "six"
    file = tmp_path / "report.sarif"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert complaints(file)


def test_severity_of_a_finding_may_differ_from_its_rule() -> None:
    results = sarif(report(replace(finding("AID103"), severity=Severity.HIGH)))["results"]
    assert results[0]["level"] == "error"
