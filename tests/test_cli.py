"""The command line as a user meets it: reports, exit codes, one line for every mistake."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Aidep, Tree

DEAD = 'from openai import OpenAI\n\nOpenAI().videos.create(model="sora-2", prompt="a cat")\n'
DAY = ("--as-of", "2026-11-23")


def findings(out: str) -> list[dict[str, Any]]:
    return list(json.loads(out)["findings"])


def codes(out: str) -> set[str]:
    return {finding["code"] for finding in findings(out)}


def test_clean(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": "x = 1\n"})
    done = aidep("check")
    assert (done.code, done.err) == (0, "")
    assert "1 file checked, 0 excluded, 0 unreadable" in done.out
    assert aidep("check", "-q").out == ""


def test_nothing_to_check_is_said(tree: Tree, aidep: Aidep) -> None:
    tree({"notes.txt": "gpt-4", "build/a.py": ""})
    done = aidep("check")
    assert done.code == 0
    assert "Nothing to check" in done.out
    assert "1 excluded" in done.out
    hook = aidep("check", "--force-exclude", "build/a.py")
    assert hook.code == 0
    assert "Nothing to check" in hook.out


def test_findings_and_exit_codes(tree: Tree, aidep: Aidep) -> None:
    tree({"film.py": DEAD, "ok.py": "x = 1\n"})
    done = aidep("check", *DAY)
    assert done.code == 1
    assert "sora-2" in done.out
    assert "2026-09-24" in done.out
    data = aidep("check", *DAY, "--output-format", "json")
    assert data.code == 1
    assert {"AID101", "AID105"} <= codes(data.out)
    counts = json.loads(data.out)["summary"]["counts"]
    assert counts == {"checked": 2, "analysed": 1, "excluded": 0, "unreadable": 0}
    for arguments, code in (
        (["--exit-zero"], 0),
        (["--as-of", "2025-12-01"], 0),
        (["--ignore", "AID1,AID3"], 0),
        (["--select", "AID105"], 1),
        (["--select", "AID2", "--fail-on", "info"], 0),
    ):
        assert aidep("check", *DAY, *arguments).code == code, arguments
    assert codes(aidep("check", *DAY, "--select", "retired-model", "--output-format", "json").out) == {"AID101"}
    assert {
        f["severity"]
        for f in findings(aidep("check", *DAY, "--min-severity", "critical", "--output-format", "json").out)
    } == {"critical"}


def test_configuration_holds_and_flags_win(tree: Tree, aidep: Aidep) -> None:
    tree(
        {
            "pyproject.toml": '[tool.aidep]\nas-of = 2026-11-23\nselect = ["AID101"]\n'
            'per-file-ignores = { "old/" = ["AID1"] }\n',
            "film.py": DEAD,
            "old/film.py": DEAD,
        }
    )
    found = findings(aidep("check", "--output-format", "json").out)
    assert [(f["code"], f["path"]) for f in found] == [("AID101", "film.py")]
    assert aidep("check", "--select", "AID2").code == 0
    assert aidep("check", "--isolated", *DAY, "--select", "AID101", "--output-format", "json").out.count("film.py") > 1
    shown = aidep("check", "--show-settings").out
    assert "pyproject.toml" in shown
    assert 'as-of = "2026-11-23"' in shown
    assert json.loads(aidep("config", "--output-format", "json").out)["enabled"] == ["AID101"]


def test_suppressed_by_a_comment(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": DEAD.replace(")\n", ")  # aidep: ignore[AID1] known\n").replace("OpenAI\n", "OpenAI\n", 1)})
    done = aidep("check", *DAY, "--select", "AID1,AID9", "--output-format", "json")
    assert (done.code, findings(done.out)) == (0, [])
    shown = aidep("check", *DAY, "--select", "AID1", "--show-suppressed", "--output-format", "json")
    assert shown.code == 0
    assert all(finding["suppressed"] for finding in findings(shown.out))
    assert findings(shown.out)


def test_a_comment_without_effect_is_found_in_code_without_ai(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": "x = 1  # aidep: ignore[AID101]\n"})
    assert codes(aidep("check", "--output-format", "json").out) == {"AID901"}


def test_several_outputs(tree: Tree, aidep: Aidep, tmp_path: Path) -> None:
    root = tree({"film.py": DEAD})
    done = aidep("check", *DAY, "--output", "json=report.json", "--output", "sarif=report.sarif", "--output", "concise")
    assert done.code == 1
    assert "film.py:3" in done.out
    assert findings((root / "report.json").read_text())
    assert json.loads((root / "report.sarif").read_text())["version"] == "2.1.0"
    assert sorted(os.listdir(root)) == ["film.py", "report.json", "report.sarif"]
    assert aidep("check", *DAY, "--output-file", "full.txt").out == ""
    assert aidep("check", "--output-file", "no/where.txt").err.startswith(
        "aidep: error: no/where.txt: cannot be written"
    )


def test_standard_input(tree: Tree, aidep: Aidep) -> None:
    tree({"aidep.toml": "as-of = 2026-11-23\n", ".gitignore": "gen/\n"})
    done = aidep("check", "--stdin-filename", "app/film.py", "-", "--output-format", "json", stdin=DEAD.encode())
    assert done.code == 1
    assert {finding["path"] for finding in findings(done.out) if finding["code"] == "AID101"} == {"app/film.py"}
    assert aidep("check", "-", stdin=DEAD.encode()).code == 1
    forced = aidep("check", "--force-exclude", "--stdin-filename", "gen/a.py", "-", stdin=DEAD.encode())
    assert forced.code == 0
    assert aidep("check", "-", "x.py").code == 2
    large = b"model: gpt-4-32k-0613\n" + b"a: 1\n" * 250_000
    named = "check", "--isolated", "--output-format", "concise", "--stdin-filename", "app/data.yaml", "-"
    assert aidep(*named, stdin=large).code == 1
    assert "1 excluded" in aidep(*named, "--force-exclude", stdin=large).out


def test_show_files(tree: Tree, aidep: Aidep) -> None:
    tree({"b.py": "", "a.ipynb": "", "build/c.py": "", "d.txt": ""})
    assert aidep("check", "--show-files").out.split() == ["a.ipynb", "b.py"]
    assert aidep("config", "--show-files", "--extend-exclude", "*.ipynb").out.split() == ["b.py"]


def test_statistics(tree: Tree, aidep: Aidep) -> None:
    tree({"film.py": DEAD})
    done = aidep("check", *DAY, "--statistics", "--select", "AID101")
    assert done.out.startswith("1  AID101  retired-model\n")
    narrow = aidep("check", *DAY, "--statistics", "--select", "AID101", env={"COLUMNS": "60"})
    assert all(len(line) <= 60 for line in narrow.out.splitlines())
    data = json.loads(aidep("check", *DAY, "--statistics", "--select", "AID101", "--output-format", "json").out)
    assert data["statistics"] == [{"code": "AID101", "name": "retired-model", "count": 1}]
    assert data["summary"]["counts"]["checked"] == 1


def test_inventory(tree: Tree, aidep: Aidep) -> None:
    tree({"film.py": DEAD})
    usages = json.loads(aidep("inventory", ".", "--output-format", "json").out)["usages"]
    assert {usage["kind"] for usage in usages} >= {"model_reference", "sdk_call"}
    assert {usage["path"] for usage in usages} == {"film.py"}
    assert "sora-2" in aidep("inventory").out


BAD = {
    "syntax.py": b"import openai\ndef broken(:\n",
    "latin.py": b"x = '\xe4'\n",
    "nul.py": b"x = 1\0\n",
    "notebook.ipynb": b'{"cells": [',
    "folder.py/inside.txt": b"",
    "utf16.py": "x = 1\n".encode("utf-16"),
    "nested.py": b"import openai\nx = " + b"(" * 5000 + b")" * 5000 + b"\n",
}


def test_bad_files_are_reported_and_the_run_goes_on(tree: Tree, aidep: Aidep) -> None:
    root = tree({**BAD, "film.py": DEAD, "cookie.py": b"# coding: klingon\n"})
    with (root / "huge.py").open("wb") as stream:
        stream.truncate(50_000_000)
    bad = {name.partition("/")[0] for name in BAD} | {"huge.py", "cookie.py"}
    if sys.platform != "win32":
        os.mkfifo(root / "pipe.py")
        (root / "dangling.py").symlink_to("nothing")
        bad |= {"pipe.py", "dangling.py"}
        if os.geteuid() != 0:
            (root / "closed.py").touch(mode=0)
            bad.add("closed.py")
    done = aidep("check", *DAY, "--output-format", "json")
    assert done.code == 1
    unreadable = [finding["path"] for finding in findings(done.out) if finding["code"] == "AID000"]
    assert sorted(unreadable) == sorted(bad)
    assert "AID101" in codes(done.out)
    assert json.loads(done.out)["summary"]["counts"]["unreadable"] == len(bad)
    assert done.err == ""


@pytest.mark.parametrize("name", sorted(BAD))
def test_one_bad_file(tree: Tree, aidep: Aidep, name: str) -> None:
    tree({name: BAD[name]})
    done = aidep("check", name.partition("/")[0], "--output-format", "json")
    assert done.code == 0
    assert codes(done.out) == {"AID000"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "unknown command 'chek'; did you mean 'check'?"),
        (["check", "--selct", "AID1"], "unknown argument '--selct'; did you mean '--select'?"),
        (["check", "--select"], "argument --select: expected one argument"),
        (["check", "--select", "AID999"], "--select: unknown rule 'AID999'"),
        (["check", "--select", ","], "--select: names nothing"),
        (["check", "--ignore", "retired-modl"], "--ignore: unknown rule 'retired-modl'; did you mean 'retired-model'?"),
        (["check", "--fail-on", "worst"], "argument --fail-on: invalid choice: 'worst'"),
        (["check", "--as-of", "soon"], "--as-of: 'soon' is no day; write it as 2027-01-31"),
        (["check", "nowhere"], "nowhere: no such file or folder"),
        (["check", "--output-format", "sariff"], "argument --output-format: invalid choice: 'sariff'"),
        (["check", "--output", "sariff=x"], "--output: 'sariff' is not one of"),
        (["check", "--output", "json", "--output", "sarif"], "two reports cannot go to standard output"),
        (["check", "--statistics", "--output-format", "sarif"], "--statistics: goes with"),
        (["check", "--config", "nowhere.toml"], "--config: nowhere.toml: no such file"),
        (["check", "--config", "x", "--isolated"], "not allowed with argument"),
        (["check", "--rules", "nowhere"], "--rules: nowhere: no such folder"),
        (["check", "--rules", "broken-rules"], "broken-rules/models/openai.toml"),
        (["check", "--exclude", "!"], "--exclude: '!' is not a pattern"),
        (["explain", "AID777"], "unknown rule 'AID777'"),
        (["explain", "no-such-thing-at-all"], "is neither a rule nor a model"),
        (["check", "-x"], "unknown argument '-x'"),
        (["inventory", "--output-format", "sarif"], "invalid choice: 'sarif'"),
    ],
)
def test_mistakes_are_one_line_and_exit_2(tree: Tree, aidep: Aidep, arguments: list[str], message: str) -> None:
    tree({"a.py": DEAD, "broken-rules/models/openai.toml": '[[model]]\nid = "gpt-4"\nkindd = "snapshot"\n'})
    done = aidep(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.startswith("aidep: error: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = ['AID1']", "aidep.toml: unknown key 'selct'; did you mean 'select'?"),
        ("select = ['AID999']", "aidep.toml: select: unknown rule 'AID999'"),
        ("per-file-ignores = { 'x' = ['AID999'] }", "aidep.toml: per-file-ignores.'x': unknown rule 'AID999'"),
        ("extend-select = ['AID999']", "aidep.toml: extend-select: unknown rule 'AID999'"),
    ],
)
def test_mistakes_in_the_configuration(tree: Tree, aidep: Aidep, text: str, message: str) -> None:
    tree({"a.py": "", "aidep.toml": text})
    done = aidep("check")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"aidep: error: {message}")
    assert done.err.count("\n") == 1


def test_internal_errors_are_one_line(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": "x = 1\n", "sitecustomize.py": "import aidep.run\naidep.run.scan = lambda *a, **k: 1 / 0\n"})
    path = {"PYTHONPATH": os.pathsep.join([os.getcwd(), str(Path(__file__).parent.parent)])}
    done = aidep("check", env=path)
    assert (done.code, done.out) == (2, "")
    assert (
        done.err == "aidep: internal error: ZeroDivisionError: division by zero; set AIDEP_DEBUG=1 for the traceback\n"
    )
    assert "Traceback" in aidep("check", env={**path, "AIDEP_DEBUG": "1"}).err


@pytest.mark.skipif(sys.platform == "win32", reason="no /bin/sh")
def test_reader_that_goes_away(tree: Tree) -> None:
    import subprocess

    tree({"a.py": DEAD})
    command = f"{sys.executable} -m aidep explain | true; {sys.executable} -m aidep check {' '.join(DAY)} | head -n 1"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=env, timeout=60)
    assert done.stderr == ""


def test_explain(aidep: Aidep) -> None:
    assert "AID101 retired-model" in aidep("explain", "AID101").out
    assert aidep("explain", "retired-model").out == aidep("explain", "aid101").out
    assert "AID901" in aidep("explain").out
    model = aidep("explain", "sora-2")
    assert model.code == 0
    assert "2026-09-24" in model.out


def test_help_is_quick_to_read(aidep: Aidep) -> None:
    for command in ("check", "inventory", "explain", "config"):
        done = aidep(command, "--help", env={"COLUMNS": "100"})
        assert (done.code, done.err) == (0, "")
    assert aidep("--version").out.startswith("aidep ")
    assert aidep().code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", ""], "a path is empty; a point stands for the current folder"),
        (["check", "a.py", ""], "a path is empty"),
        (["check", "--stdin-filename", "", "-"], "a path is empty"),
        (["config", "nowhere"], "nowhere: no such file or folder"),
        (["check", "--rules", ""], "--rules: an empty name: no such folder"),
        (["models", "--rules", "nowhere"], "--rules: nowhere: no such folder"),
        (["check", "--config", ""], "--config: an empty name: no such file"),
        (["check", "--output-file", ""], "--output-file: names no file"),
        (["check", "--output", "json="], "--output: names no file"),
        (["check", "--output", "json=x", "--output", "sarif=./x"], "--output: two reports cannot go to x"),
        (["check", "--output-file", "a.py"], "--output-file: a.py: would be overwritten"),
        (["check", "--output", "sarif=pyproject.toml"], "--output: pyproject.toml: would be overwritten"),
        (["check", "script", "--output-file", "./script"], "script: is read by this run"),
        (["inventory", "script", "--output-file", "script"], "script: is read by this run"),
        (["check", "--output-file", "no/where"], "no/where: cannot be written: no such folder"),
        (["check", "--as-of", "20270131"], "--as-of: '20270131' is no day"),
        (["check", "--as-of", "2027-W05-1"], "--as-of: '2027-W05-1' is no day"),
        (["models", ""], "the query is empty"),
        (["check", "\x1b[31m\n"], "\\x1b[31m\\n: no such file or folder"),
        (["check", "n" * 5000], "nnn: no such file or folder"),
    ],
)
def test_odd_arguments_do_no_harm(tree: Tree, aidep: Aidep, arguments: list[str], message: str) -> None:
    files = {"a.py": DEAD, "pyproject.toml": "", "script": DEAD}
    root = tree(files)
    done = aidep(*arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert done.err.strip().isprintable()
    assert {file.name: file.read_text() for file in root.iterdir()} == files


def test_leading_dashes_end_nothing_yet(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": DEAD, "-b.py": DEAD})
    assert aidep("--", "check", *DAY, "a.py").code == 1
    assert "-b.py:3" in aidep("check", *DAY, "--", "-b.py").out


def test_a_skipped_scan_reads_as_one_in_every_format(tree: Tree, aidep: Aidep) -> None:
    tree({"build/a.py": DEAD, "bad/b.py": "from openai import (\n"})
    for name in ("full", "concise", "json", "jsonl", "sarif", "github"):
        assert "Nothing to check" in aidep("check", "--extend-exclude", "bad/", "--output-format", name).out
        assert (
            "Nothing checked: what aidep found here could not be read"
            in aidep("check", "bad", "--output-format", name, "--ignore", "AID000").out
        )
    assert "Nothing to check" in aidep("check", "-q", "--extend-exclude", "bad/").out
    statistics = aidep("check", "--extend-exclude", "bad/", "--statistics", "--output-format", "json").out
    assert json.loads(statistics)["summary"]["verdict"].startswith("Nothing to check")
    counts = json.loads(aidep("check", "bad", "--output-format", "json").out)["summary"]["counts"]
    assert counts == {"checked": 0, "analysed": 0, "excluded": 0, "unreadable": 1}
    assert "Nothing to check" in aidep("inventory", "--extend-exclude", "bad/").out
    inventory = json.loads(aidep("inventory", "--output-format", "json").out)
    assert inventory["summary"]["counts"] == {"checked": 0, "analysed": 0, "excluded": 1, "unreadable": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="no /bin/sh")
@pytest.mark.parametrize(
    ("redirection", "code", "message"),
    [
        ("check a.py >&-", 2, "aidep: error: standard output is closed"),
        ("check a.py > /dev/full", 2, "aidep: error: standard output: cannot be written: No space left on device"),
        ("check a.py --output-format json > /dev/full", 2, "aidep: error: standard output: cannot be written"),
        ("check - <&-", 2, "aidep: error: -: standard input is closed"),
        ("check nowhere 2>&-", 2, ""),
        ("check nowhere 2> /dev/full", 2, ""),
        ("check a.py > /dev/null 2>&-", 1, ""),
        ("check a.py --output-file out <&- >&- 2>&-", 1, ""),
    ],
)
def test_streams_that_are_closed_or_full(tree: Tree, redirection: str, code: int, message: str) -> None:
    import subprocess

    if "/dev/full" in redirection and not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    root = tree({"a.py": DEAD})
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = f"{sys.executable} -m aidep {redirection.replace('a.py', 'a.py ' + ' '.join(DAY))}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=env, timeout=60)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == bool(message)
    if "out" in redirection.split():
        assert "sora-2" in (root / "out").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="no /bin/sh")
def test_a_reader_that_goes_away_keeps_neither_code_nor_files_back(tree: Tree) -> None:
    import subprocess

    root = tree({"a.py": DEAD})
    command = f"({sys.executable} -m aidep check {' '.join(DAY)} --output json --output sarif=out; echo $? >&2) | true"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=env, timeout=60)
    assert done.stderr == "1\n"
    assert json.loads((root / "out").read_text())["version"] == "2.1.0"


def test_the_current_folder_is_no_place_for_modules(tree: Tree) -> None:
    import subprocess

    names = ("json", "argparse", "libcst", "pathspec", "difflib", "tomllib", "sitecustomize", "gc")
    tree({**{f"{name}.py": "raise SystemExit('imported')\n" for name in names}, "a.py": DEAD})
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-m", "aidep", "check", *DAY], capture_output=True, text=True, env=env, timeout=60
    )
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps it")
def test_the_current_folder_is_gone(tree: Tree) -> None:
    import subprocess

    tree({})
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    script = f"mkdir gone; cd gone; rmdir ../gone; exec {sys.executable} -m aidep check"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, env=env, timeout=60)
    assert done.returncode == 2
    assert done.stderr.endswith("aidep: error: the current folder does not exist any more; change to another one\n")


def test_any_width_of_a_terminal(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": DEAD})
    for columns in ("0", "1", "-5", "x", "99999999"):
        assert "sora-2" in aidep("check", *DAY, env={"COLUMNS": columns}).out


def test_warnings_of_python_are_not_the_readers(tree: Tree, aidep: Aidep) -> None:
    tree({"a.py": DEAD + 'x = "\\d"\n', "b.py": "# coding: unicode_escape\nx = 'gpt-4 \\q'\n"})
    for env in ({}, {"PYTHONWARNINGS": "error"}, {"PYTHONOPTIMIZE": "2"}):
        done = aidep("check", *DAY, env=env)
        assert (done.code, done.err) == (1, ""), env


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_names_that_are_not_utf_8_stay_apart(tree: Tree, aidep: Aidep) -> None:
    root = tree({})
    for name in (b"a\xfe.py", b"a\xff.py", b"a\\xff.py", "a\ufffd.py".encode(), b"n\n.py"):
        try:
            (Path(os.fsdecode(os.fsencode(root) + b"/" + name))).write_text(DEAD)
        except OSError:
            pytest.skip("this file system takes no such names")
    found = findings(aidep("check", *DAY, "--select", "AID101", "--output-format", "json").out)
    assert sorted(f["path"] for f in found) == ["a\\xfe.py", "a\\xff.py", "a\\xff.py?", "a\ufffd.py", "n\n.py"]
    assert aidep("check", "--show-files").out.split("\n")[-2] == "n\\n.py"
