"""``aidep check --project``: named files are judged as a part of their project, and only they are reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Aidep, Tree

DAY = ("--as-of", "2026-11-23")
CALL = "from openai import OpenAI\n\nfrom app.settings import MODEL\n\nOpenAI().responses.create(model=MODEL)\n"
FILES = {
    "app/__init__.py": "",
    "app/settings.py": 'MODEL = "gpt-4-32k-0613"\n',
    "app/call.py": CALL,
    "app/clean.py": "VALUE = 1\n",
}


def report(aidep: Aidep, *arguments: str) -> dict[str, Any]:
    done = aidep("check", *DAY, "--output-format", "json", *arguments)
    assert done.code in (0, 1), done.err
    shown: dict[str, Any] = json.loads(done.out)
    return shown


def test_a_call_gets_its_id_from_a_file_that_was_not_named(tree: Tree, aidep: Aidep) -> None:
    tree(FILES)
    whole = report(aidep, "--select", "AID101")["findings"]
    assert [finding["path"] for finding in whole] == ["app/settings.py"]
    found = report(aidep, "--select", "AID101", "--project", ".", "app/call.py")["findings"]
    assert [(f["path"], f["line"], f["model"], f["fingerprint"]) for f in found] == [
        ("app/call.py", 5, "gpt-4-32k-0613", whole[0]["fingerprint"])
    ]
    assert [(hop["path"], hop["line"]) for hop in found[0]["related"]] == [("app/settings.py", 1)]
    assert report(aidep, "--select", "AID101", "app/call.py")["findings"] == []  # what is known without the project


def test_an_id_is_judged_by_the_calls_of_files_that_were_not_named(tree: Tree, aidep: Aidep) -> None:
    tree(FILES)
    (found,) = report(aidep, "--select", "AID101", "--project", ".", "app/settings.py")["findings"]
    assert (found["path"], found["confidence"], found["platform"]) == ("app/settings.py", "high", "openai")
    assert [hop["path"] for hop in found["related"]] == ["app/call.py"]


def test_what_is_wrong_elsewhere_fails_nothing(tree: Tree, aidep: Aidep) -> None:
    tree({**FILES, "app/torn.py": "def (\nimport openai\n", "app/old.py": "X = 1  # aidep: ignore[AID101] why\n"})
    done = aidep("check", *DAY, "--project", ".", "app/clean.py")
    assert (done.code, done.err) == (0, "")
    assert "1 file checked, 0 excluded, 0 unreadable" in done.out
    found = report(aidep, "--project", ".", "app/torn.py", "app/old.py")
    assert {(f["code"], f["path"]) for f in found["findings"]} == {("AID000", "app/torn.py"), ("AID901", "app/old.py")}
    assert found["summary"]["counts"]["unreadable"] == 1


@pytest.mark.parametrize("name", ["cli.py", "render.py", "settings.py", "storyboard.py", "voice.py"])
def test_the_findings_are_those_of_the_whole_project(monkeypatch: pytest.MonkeyPatch, aidep: Aidep, name: str) -> None:
    monkeypatch.chdir(ROOT / "examples" / "critterz")
    path = f"critterz/{name}"
    whole = {f["fingerprint"]: f for f in report(aidep)["findings"]}
    own = {key for key, finding in whole.items() if finding["path"] == path}
    led = {
        key
        for key, f in whole.items()
        if not f["code"].startswith("AID3") and any(hop["path"] == path for hop in f["related"])
    }
    found = report(aidep, "--project", ".", path)["findings"]
    assert {finding["fingerprint"] for finding in found} == own | led
    assert {finding["path"] for finding in found} <= {path}
    assert all(whole[f["fingerprint"]] == f for f in found if f["fingerprint"] in own)


def test_excludes_hold_where_they_are_forced(tree: Tree, aidep: Aidep) -> None:
    tree({**FILES, "aidep.toml": 'extend-exclude = ["app/call.py"]\n'})
    assert aidep("check", *DAY, "--project", ".", "app/call.py").code == 1
    done = aidep("check", *DAY, "--project", ".", "--force-exclude", "app/call.py", "app/clean.py")
    assert (done.code, "1 file checked, 1 excluded" in done.out) == (0, True)


def test_the_settings_are_those_of_the_project(tree: Tree, aidep: Aidep, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree({**FILES, "aidep.toml": 'ignore = ["ALL"]\n', "app/aidep.toml": 'select = ["AID101"]\n'})
    assert report(aidep, "app/settings.py")["findings"]
    assert not report(aidep, "--project", ".", "app/settings.py")["findings"]
    monkeypatch.chdir(root / "app")
    assert not report(aidep, "--project", "..", "settings.py")["findings"]
    assert [f["path"] for f in report(aidep, "--project", ".", "settings.py")["findings"]] == ["settings.py"]


def test_files_outside_of_the_project_are_reported_too(tree: Tree, aidep: Aidep) -> None:
    tree({"one/a.py": "X = 1\n", "two/b.py": 'from openai import OpenAI\nOpenAI().videos.create(model="sora-2")\n'})
    found = report(aidep, "--select", "AID101", "--project", "one", "one/a.py", "two/b.py")["findings"]
    assert [finding["path"] for finding in found] == ["two/b.py"]


def test_only_named_files_are_written_to(tree: Tree, aidep: Aidep) -> None:
    root = tree(FILES)
    before = {name: (root / name).read_text() for name in FILES}
    done = aidep("check", *DAY, "--select", "AID101", "--project", ".", "--fix", "--unsafe-fixes", "app/call.py")
    assert (done.code, "0 findings in 0 files" in done.err) == (1, True)
    assert {name: (root / name).read_text() for name in FILES} == before
    done = aidep("check", *DAY, "--select", "AID101", "--project", ".", "--show-fixes", "app/call.py")
    assert "not fixable: it stands in a file that was not named" in done.err
    done = aidep("check", *DAY, "--select", "AID101", "--project", ".", "--add-ignores", "app/settings.py")
    assert (done.code, (root / "app/call.py").read_text()) == (0, before["app/call.py"])
    assert "# aidep: ignore[AID101]" in (root / "app/settings.py").read_text()


def test_an_id_is_accepted_at_the_call_that_was_named(tree: Tree, aidep: Aidep) -> None:
    root = tree(FILES)
    named = ("--project", ".", "app/call.py")
    done = aidep("check", *DAY, "--select", "AID101", "--add-ignores", *named)
    assert (done.code, (root / "app/settings.py").read_text()) == (0, FILES["app/settings.py"])
    assert "create(model=MODEL)  # aidep: ignore[AID101]\n" in (root / "app/call.py").read_text()
    assert report(aidep, "--select", "AID101,AID9", *named)["findings"] == []
    # One call accepts it for itself alone, and its comment is needed: the hook would fail without it.
    whole = report(aidep, "--select", "AID101,AID9")["findings"]
    assert [(f["code"], f["path"]) for f in whole] == [("AID101", "app/settings.py")]


def test_a_comment_at_the_id_holds_for_every_call(tree: Tree, aidep: Aidep) -> None:
    tree({**FILES, "app/settings.py": 'MODEL = "gpt-4-32k-0613"  # aidep: ignore[AID101] known\n'})
    found = report(aidep, "--select", "AID101,AID9", "--project", ".", "--show-suppressed", "app/call.py")["findings"]
    assert [(f["path"], f["suppressed"]["reason"]) for f in found] == [("app/call.py", "known")]


@pytest.mark.parametrize("pattern", ["app/call.py", "app/settings.py"])
def test_per_file_ignores_hold_at_both_places(tree: Tree, aidep: Aidep, pattern: str) -> None:
    tree({**FILES, "aidep.toml": f'[per-file-ignores]\n"{pattern}" = ["AID101"]\n'})
    assert report(aidep, "--select", "AID101", "--project", ".", "app/call.py")["findings"] == []


def test_every_file_that_was_named_gets_a_finding(tree: Tree, aidep: Aidep) -> None:
    tree({**FILES, "app/other.py": CALL, "app/third.py": CALL})
    found = report(aidep, "--select", "AID101", "--project", ".", "app/call.py", "app/other.py")["findings"]
    assert [(f["path"], f["line"], f["role"]) for f in found] == [("app/call.py", 5, None), ("app/other.py", 5, None)]
    assert len({f["fingerprint"] for f in found}) == 1
    done = aidep("check", *DAY, "--select", "AID101", "--project", ".", "app/call.py", "app/other.py")
    assert "1 problem" in done.out


def test_a_baseline_of_the_project_holds(tree: Tree, aidep: Aidep) -> None:
    tree(FILES)
    assert aidep("baseline", *DAY).code == 0
    done = aidep("check", *DAY, "--baseline", "aidep-baseline.json", "--project", ".", "app/call.py", "app")
    assert (done.code, done.err) == (0, "")
    done = aidep("check", *DAY, "--baseline", "aidep-baseline.json", "--project", ".", "app/call.py")
    assert (done.code, done.err, "in the baseline" in done.out) == (0, "", True)


def test_a_file_that_changed_is_all_that_is_read_again(tree: Tree, aidep: Aidep, tmp_path: Path) -> None:
    many = {f"app/part_{n}.py": f'from openai import OpenAI\n\nNAME_{n} = "gpt-5"\n' for n in range(10)}
    root = tree({**FILES, **many})
    cache = ("--cache-dir", str(tmp_path / "cache"))
    assert aidep("check", *DAY, *cache).code == 1
    before = len(list((tmp_path / "cache/facts").rglob("*-py-*")))
    (root / "app/call.py").write_text(CALL + "# changed\n")
    assert aidep("check", *DAY, *cache, "--project", ".", "app/call.py").code == 1
    assert (before > 10, len(list((tmp_path / "cache/facts").rglob("*-py-*"))) - before) == (True, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--project", "nowhere", "app"), "--project: nowhere: no such folder"),
        (("--project", "", "app"), "--project: an empty name: no such folder"),
        (("--project", "app/call.py", "app"), "--project: app/call.py: no such folder"),
        (("--project", ".", "-"), "--project: goes with files, not with standard input"),
    ],
)
def test_wrong_use(tree: Tree, aidep: Aidep, arguments: tuple[str, ...], told: str) -> None:
    tree(FILES)
    done = aidep("check", *arguments)
    assert (done.code, done.out, done.err) == (2, "", f"aidep: error: {told}\n")
