"""Settings: where they come from, what they mean, what is refused."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from aidep.config import load_settings
from aidep.errors import UsageError
from aidep.model.finding import Severity
from aidep.select import Selectors
from tests.conftest import Tree

RULES = {"AID000": "unreadable-file", "AID101": "retired-model", "AID103": "retiring-model", "AID201": "floating-alias"}


def test_without_configuration(tree: Tree) -> None:
    tree({"pyproject.toml": "[tool.other]\nx = 1\n"})
    settings = load_settings(".")
    assert settings.files == ()
    assert settings.fail_on is Severity.HIGH


@pytest.mark.parametrize("name", ["aidep.toml", ".aidep.toml", "pyproject.toml"])
def test_nearest_file_with_our_table(tree: Tree, name: str) -> None:
    head = "[tool.aidep]\n" if name == "pyproject.toml" else ""
    root = tree(
        {name: head + 'fail-on = "low"\n', "app/pyproject.toml": '[project]\nname = "aidep-user"\n', "app/a.py": ""}
    )
    settings = load_settings("app/a.py")
    assert settings.fail_on is Severity.LOW
    assert settings.files == (root / name,)
    assert load_settings("app/a.py", isolated=True).files == ()


def test_broken_toml_of_others_is_no_business_of_ours(tree: Tree) -> None:
    tree({"pyproject.toml": "not toml"})
    assert load_settings(".").files == ()


def test_every_key(tree: Tree) -> None:
    root = tree(
        {
            "rules/models/x.toml": "",
            "aidep.toml": """
                select = ["AID1", "floating-alias"]
                ignore = ["AID103"]
                extend-select = ["AID000"]
                extend-ignore = ["AID2"]
                per-file-ignores = { "tests/**" = ["AID1"] }
                exclude = ["vendor"]
                extend-exclude = ["gen"]
                respect-gitignore = false
                force-exclude = true
                fail-on = "critical"
                min-severity = "low"
                output-format = "json"
                all-roles = true
                rules = ["rules"]
                as-of = 2027-01-31
            """,
        }
    )
    settings = load_settings(".")
    assert settings.select is not None
    assert settings.select.values == ("AID1", "floating-alias")
    assert settings.select.folder == str(root)
    assert settings.rules == (root / "rules",)
    assert str(settings.as_of) == "2027-01-31"
    assert [(item.pattern, item.codes.values) for item in settings.per_file_ignores] == [("tests/**", ("AID1",))]


def test_extend_replaces_and_adds(tree: Tree) -> None:
    root = tree(
        {
            ".git/HEAD": "",
            "base.toml": 'fail-on = "low"\nmin-severity = "low"\nextend-ignore = ["AID2"]\n',
            "app/aidep.toml": 'extend = "../base.toml"\nfail-on = "medium"\nextend-ignore = ["AID1"]\n',
        }
    )
    settings = load_settings("app")
    assert (settings.fail_on, settings.min_severity) == (Severity.MEDIUM, Severity.LOW)
    assert [words.values for words in settings.extend_ignore] == [("AID2",), ("AID1",)]
    assert settings.files == (root / "app/aidep.toml", root / "base.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", r"aidep.toml: unknown key 'selct'; did you mean 'select'\?"),
        ("select = 'AID1'", "aidep.toml: select: must be a list"),
        ("select = ['']", "aidep.toml: select: must be a list"),
        ("fail-on = 'hihg'", r"aidep.toml: fail-on: 'hihg' is not one of .*; did you mean 'high'\?"),
        ("fail-on = 3", "aidep.toml: fail-on: 3 is not one of"),
        ("all-roles = 1", "aidep.toml: all-roles: must be true or false"),
        ("output-format = 'sariff'", "did you mean 'sarif'"),
        ("as-of = 'tomorrow'", "aidep.toml: as-of: 'tomorrow' is no day"),
        ("as-of = 2027-01-31T00:00:00", "is no day"),
        ("rules = ['nowhere']", "aidep.toml: rules: nowhere: no such folder"),
        ("rules = ['../..']", "aidep.toml: rules: ../..: lies outside"),
        ("per-file-ignores = ['x']", "aidep.toml: per-file-ignores: must be a table"),
        ("extend = 'none.toml'", "extend: none.toml: no such file"),
        ("extend = 'aidep.toml'", "goes round in a circle"),
        ("extend = 3", "aidep.toml: extend: must be a path"),
        ("select = [", "aidep.toml: is no valid TOML"),
        ("x = " + "[" * 100_000, "aidep.toml: is TOML that is nested too deeply"),
        ("x = " + "9" * 6_000, "aidep.toml: is no valid TOML"),
        ('extend = "a\\u0000b"', "aidep.toml: extend: must be a path"),
        ('rules = ["a\\u0000b"]', "aidep.toml: rules: must be a path"),
        ("rules = ['/etc']", "aidep.toml: rules: /etc: lies outside"),
        ("output-file = '/etc/x'", "aidep.toml: unknown key 'output-file'"),
        ("as-of = '20270131'", "aidep.toml: as-of: '20270131' is no day"),
    ],
)
def test_refused(tree: Tree, text: str, message: str) -> None:
    tree({"aidep.toml": text})
    with pytest.raises(UsageError, match=message) as error:
        load_settings(".")
    assert "\n" not in str(error.value)


def test_a_long_chain_is_refused(tree: Tree) -> None:
    tree({"aidep.toml": "extend = '0.toml'", **{f"{n}.toml": f"extend = '{n + 1}.toml'" for n in range(1500)}})
    with pytest.raises(UsageError, match="extend: leads through more than 20 files"):
        load_settings(".")


def test_what_is_no_file_is_no_configuration(tree: Tree) -> None:
    root = tree({"n/a.py": ""})
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / ".aidep.toml")
    assert load_settings("n/a.py").files == ()
    assert load_settings("n" * 5000).files == ()


def test_a_list_of_the_same_is_short(tree: Tree) -> None:
    tree({"aidep.toml": "ignore = [" + '"AID1",' * 100_000 + "]"})
    ignore = load_settings(".").ignore
    assert ignore is not None
    assert ignore.values == ("AID1",)


def test_named_configuration(tree: Tree) -> None:
    tree({"aidep.toml": "broken =", "conf/other.toml": 'fail-on = "low"\n', "empty/pyproject.toml": ""})
    assert load_settings(".", config="conf/other.toml").fail_on is Severity.LOW
    with pytest.raises(UsageError, match="no such file"):
        load_settings(".", config="nowhere.toml")
    with pytest.raises(UsageError, match=r"has no \[tool.aidep\] table"):
        load_settings(".", config="empty/pyproject.toml")


def test_a_link_does_not_lead_out(tree: Tree, tmp_path: Path) -> None:
    root = tree({"aidep.toml": "rules = ['inside']"})
    (tmp_path / "outside").mkdir()
    (root / "inside").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="lies outside"):
        load_settings(".")


def enabled(select: Sequence[str], ignore: Sequence[str] = ()) -> set[str]:
    return set(
        Selectors(RULES).enabled([(word, "--select") for word in select], [(word, "--ignore") for word in ignore])
    )


def test_selectors() -> None:
    assert enabled(["ALL"]) == set(RULES)
    assert enabled(["all"], ["AID1"]) == {"AID000", "AID201"}
    assert enabled(["AID1", "floating-alias"]) == {"AID101", "AID103", "AID201"}
    assert enabled(["ALL", "AID101"], ["AID1"]) == {"AID000", "AID101", "AID201"}
    assert enabled(["AID101"], ["aid101"]) == set()
    assert enabled(["aid10"]) == {"AID101", "AID103"}


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("AID104", "did you mean 'AID10[13]'"),
        ("retird-model", "did you mean 'retired-model'"),
        ("A", "unknown rule 'A'"),
        ("E501", "aidep explain lists all rules|did you mean"),
    ],
)
def test_unknown_selectors(word: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"--ignore: unknown rule .*{message.removeprefix('unknown rule ')}"):
        enabled(["ALL"], [word])
