"""The bar for whoever waits: in a terminal alone, gone when the run ends, and never in the report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aidep.model.watch import watched, watching
from tests.conftest import ROOT

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

RUN = """
import sys
from aidep.analysis import workers
from aidep.cli import progress
from aidep.cli.main import main

progress.PATIENCE = progress._PAUSE = -1
workers._WORTH = 1
sys.exit(main(sys.argv[1:]))
"""
PATIENT = "import sys; from aidep.cli import progress; progress.PATIENCE = 1e9; from aidep.cli.main import main; "
PATIENT += "code = main(sys.argv[1:]); assert 'rich' not in sys.modules; sys.exit(code)"


def run(project: Path, *arguments: str, code: str = RUN, **environment: str) -> tuple[str, str, int]:
    """Standard output through a pipe, standard error through a terminal, and the exit code."""
    ours, theirs = os.openpty()
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-c", code, "check", "--isolated", *arguments, str(project)],
        cwd=ROOT,
        env={**kept, "TERM": "xterm", "COLUMNS": "80", **environment},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        assert process.stdout is not None
        report = process.stdout.read()
    os.close(ours)
    return report, shown.decode(), process.returncode


def _read(number: int) -> bytes:
    try:
        return os.read(number, 65536)
    except OSError:  # the other end is closed
        return b""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    for number in range(12):
        text = f'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4-32k-0613", input="{number}")\n'
        (folder / f"app{number}.py").write_text(text)
    return folder


@pytest.mark.parametrize("workers", ["1", "3"])
def test_it_shows_each_stage_and_is_gone_afterwards(project: Path, workers: str) -> None:
    report, shown, code = run(project, "--no-cache", "--workers", workers, "--output-format", "concise")
    assert code == 1
    assert report.count("AID101") == 12
    for stage in ("looking at files", "reading code", "following calls"):
        assert stage in shown
    assert "11/12" in shown
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")  # with a cursor again, at the start of an empty line


def test_what_the_cache_knows_is_looked_at_and_not_read(project: Path, tmp_path: Path) -> None:
    first = run(project, "--cache-dir", str(tmp_path / "kept"))
    again = run(project, "--cache-dir", str(tmp_path / "kept"))
    assert "reading code" in first[1]
    assert "looking at files" in again[1]
    assert "reading code" not in again[1]
    assert first[0] == again[0]


@pytest.mark.parametrize(
    ("arguments", "environment"), [(("--quiet",), {}), ((), {"CI": "true"}), ((), {"TERM": "dumb"})]
)
def test_nobody_sees_it_who_does_not_want_to(
    project: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    _, shown, _ = run(project, "--no-cache", *arguments, **environment)
    assert shown == ""


def test_a_short_run_draws_nothing_and_does_not_load_rich(project: Path) -> None:
    report, shown, code = run(project, "--no-cache", "--output-format", "json", code=PATIENT)
    assert (shown, code) == ("", 1)
    assert report.startswith("{")


def test_a_bar_is_taken_away_before_an_error_is_said(project: Path) -> None:
    failing = f"from aidep import run\nrun.findings = lambda *_: 1 / 0\n{RUN}"
    _, shown, code = run(project, "--no-cache", code=failing)
    assert code == 2
    assert "\x1b[?25h" in shown.rpartition("looking")[2]
    assert "internal error" in shown.rpartition("\x1b[2K")[2]


def test_without_a_watcher_items_are_handed_on_as_they_are() -> None:
    items = [1, 2]
    assert watched(items, "", 2) is items
    told = []
    with watching(lambda *seen: told.append(seen)):
        assert [*watched(items, "what", 2)] == items
    assert told == [("what", 0, 2), ("what", 1, 2)]
