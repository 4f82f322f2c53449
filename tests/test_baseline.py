"""Baselines: what is accepted today is not reported tomorrow, wherever it moves; what is new or worse is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Aidep, Done, Tree

DAY = ("--as-of", "2026-11-23")
OLD = "from openai import OpenAI\n\nclient = OpenAI()\n"
OLD += 'client.chat.completions.create(model="gpt-4-32k-0613", messages=[])\n'
NEW = OLD.replace("gpt-4-32k-0613", "gpt-4-0314")


def codes(done: Done) -> list[tuple[str, str]]:
    return [(finding["code"], finding["path"]) for finding in json.loads(done.out)["findings"]]


def check(aidep: Aidep, *arguments: str) -> Done:
    return aidep("check", *DAY, "--select", "AID101", "--output-format", "json", *arguments)


def accept(aidep: Aidep, *arguments: str) -> Done:
    return aidep("baseline", *DAY, "--select", "AID101", *arguments)


def entries(root: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((root / "aidep-baseline.json").read_text())["findings"]
    return found


def test_what_is_accepted_is_left_out_and_counted(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD, "b.py": OLD})
    done = accept(aidep)
    assert done.code == 0
    assert done.out.startswith("aidep-baseline.json: 2 findings accepted, 2 new, 0 dropped\n")
    assert [set(entry) for entry in entries(root)] == [{"code", "path", "model", "message", "fingerprint"}] * 2
    assert [(entry["path"], entry["model"]) for entry in entries(root)] == [
        ("a.py", "gpt-4-32k-0613"),
        ("b.py", "gpt-4-32k-0613"),
    ]
    done = check(aidep, "--baseline", "aidep-baseline.json")
    assert (done.code, codes(done), done.err) == (0, [], "")
    assert json.loads(done.out)["summary"]["baselined"] == 2
    full = aidep("check", *DAY, "--select", "AID101", "--baseline", "aidep-baseline.json")
    assert "2 in the baseline" in full.out
    shown = check(aidep, "--baseline", "aidep-baseline.json", "--show-suppressed")
    assert {finding["suppressed"]["kind"] for finding in json.loads(shown.out)["findings"]} == {"baseline"}


def test_what_is_new_is_reported(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD})
    accept(aidep)
    (root / "a.py").write_text("# moved\n" * 50 + OLD)
    (root / "b.py").write_text(NEW)
    done = check(aidep, "--baseline", "aidep-baseline.json")
    assert (done.code, codes(done)) == (1, [("AID101", "b.py")])


def test_a_second_use_in_the_same_scope_is_new(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD})
    accept(aidep)
    (root / "a.py").write_text(OLD + OLD.splitlines()[-1] + "\n")
    assert codes(check(aidep, "--baseline", "aidep-baseline.json")) == [("AID101", "a.py")]


def test_a_model_that_got_worse_is_reported_again(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": OLD})
    before, after = ("--as-of", "2025-05-01"), ("--as-of", "2025-06-06")
    rules = ("--select", "AID101,AID103")
    assert "1 new" in aidep("baseline", *before, *rules).out
    json_of = ("--output-format", "json", "--baseline", "aidep-baseline.json")
    assert codes(aidep("check", *before, *rules, *json_of)) == []
    assert codes(aidep("check", *after, *rules, *json_of)) == [("AID101", "a.py")]


def test_the_place_from_which_one_runs_does_not_matter(
    tree: Tree, aidep: Aidep, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({"sub/a.py": OLD, ".git/HEAD": "ref: refs/heads/main\n", "aidep.toml": 'baseline = "known.json"\n'})
    assert "known.json: 1 finding accepted" in accept(aidep).out
    assert codes(check(aidep)) == []
    monkeypatch.chdir(root / "sub")
    assert codes(check(aidep)) == []
    assert "0 new, 0 dropped" in accept(aidep).out


def test_stale_entries_are_said_listed_and_dropped(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD, "b.py": OLD, "c.py": OLD})
    accept(aidep)
    (root / "a.py").write_text("x = 1\n")
    (root / "b.py").unlink()
    done = check(aidep, "--baseline", "aidep-baseline.json")
    assert done.code == 0
    assert done.err == (
        "aidep: baseline: 2 entries match nothing any more; aidep baseline --prune drops what is stale\n"
    )
    listed = accept(aidep, "--stale")
    assert listed.code == 1
    assert [line.partition(":")[0] for line in listed.out.splitlines()] == ["a.py", "b.py", "2 stale entries"]
    assert len(entries(root)) == 3
    (root / "d.py").write_text(OLD)
    assert "1 finding accepted, 0 new, 2 dropped" in accept(aidep, "--prune").out
    assert [entry["path"] for entry in entries(root)] == ["c.py"]
    assert accept(aidep, "--stale").code == 0


def test_what_a_run_does_not_look_at_is_not_stale(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD, "sub/b.py": OLD})
    accept(aidep)
    assert check(aidep, "sub", "--baseline", "aidep-baseline.json").err == ""
    assert aidep("baseline", *DAY, "--select", "AID201", "--stale").code == 0
    assert "2 findings accepted, 0 new, 0 dropped" in accept(aidep, "sub").out
    (root / "sub/b.py").write_text(OLD + "def broken(:\n")
    assert accept(aidep, "--stale").code == 0


def test_an_entry_keeps_the_words_of_its_day(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD})
    accept(aidep)
    before = (root / "aidep-baseline.json").read_bytes()
    aidep("baseline", "--as-of", "2026-12-24", "--select", "AID101")
    assert (root / "aidep-baseline.json").read_bytes() == before


def test_configuration_names_it_and_the_command_line_wins(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": OLD, "aidep.toml": 'baseline = "known.json"\n'})
    assert "no such baseline; aidep baseline --file known.json writes it" in check(aidep).err
    assert accept(aidep).out == "known.json: 1 finding accepted, 1 new, 0 dropped\n"
    assert codes(check(aidep)) == []
    assert codes(check(aidep, "--no-baseline")) == [("AID101", "a.py")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "known.json:1:1: is no valid JSON: Expecting value; aidep baseline writes a new one"),
        (b"\xff", "known.json: is no valid JSON"),
        (b"[" * 100_000, "known.json: is no valid JSON"),
        (b"[]", "known.json: is no baseline of this version of aidep"),
        (b'{"schema_version": 2, "findings": []}', "known.json: is no baseline of this version of aidep"),
        (b'{"schema_version": 1}', "known.json: findings must be a list"),
        (b'{"schema_version": 1, "findings": [{"code": 1}]}', "known.json: finding 1 must have the texts"),
    ],
)
def test_a_broken_file_is_one_line_and_is_not_overwritten(
    tree: Tree, aidep: Aidep, content: bytes, message: str
) -> None:
    root = tree({"a.py": OLD, "known.json": content})
    for done in (check(aidep, "--baseline", "known.json"), accept(aidep, "--file", "known.json")):
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"aidep: error: {message}")
        assert done.err.count("\n") == 1
    assert (root / "known.json").read_bytes() == content


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--baseline", "gone.json"], "gone.json: no such baseline"),
        (["check", "--baseline", ""], "--baseline: names no file"),
        (["baseline", "--prune"], "aidep-baseline.json: no such baseline"),
        (["baseline", "--file", "a.py"], "would be overwritten"),
        (["baseline", "-"], "not with standard input"),
    ],
)
def test_wrong_use(tree: Tree, aidep: Aidep, arguments: list[str], message: str) -> None:
    tree({"a.py": OLD})
    done = aidep(*arguments)
    assert done.code == 2
    assert message in done.err


def test_a_report_does_not_overwrite_the_baseline(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": OLD})
    accept(aidep)
    done = check(aidep, "--baseline", "aidep-baseline.json", "--output-file", "aidep-baseline.json")
    assert done.code == 2
    assert "is read by this run" in done.err


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_the_mode_is_kept(tree: Tree, aidep: Aidep) -> None:
    root = tree({"a.py": OLD})
    accept(aidep)
    (root / "aidep-baseline.json").chmod(0o600)
    (root / "b.py").write_text(OLD)
    accept(aidep)
    assert (root / "aidep-baseline.json").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in root.iterdir()) == ["a.py", "aidep-baseline.json", "b.py"]


def test_the_baseline_is_no_input(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": OLD, "b.yaml": "llm:\n  provider: openai\n  model: gpt-4-32k-0613\n"})
    assert "known.json: 2 findings accepted" in accept(aidep, "--file", "known.json").out
    assert "known.json: 2 findings accepted, 0 new" in accept(aidep, "--file", "known.json").out
    assert codes(check(aidep, "--baseline", "known.json")) == []
    accept(aidep)
    assert "aidep-baseline.json" not in aidep("check", "--show-files").out
