"""The script behind action.yml: inputs are data, reports arrive, exit codes are kept."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Tree

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
BROKEN = 'from openai import OpenAI\n\nOpenAI().videos.create(model="sora-2", prompt="")\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the action would have installed aidep."""
    tool = tmp_path / "home" / "venv" / "bin" / "aidep"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m aidep "$@"\n')
    tool.chmod(0o755)
    return tmp_path / "home"


def run(home: Path, **inputs: str) -> tuple[dict[str, str], str, str]:
    """Outputs of the step, its log and the job's summary."""
    given = {"PATHS": ".", "ARGS": "", "FAIL_ON": "high", "SARIF": "aidep.sarif", "ANNOTATE": "true", "SUMMARY": "true"}
    files = {"GITHUB_OUTPUT": home / "output", "GITHUB_STEP_SUMMARY": home / "summary"}
    for file in files.values():
        file.write_text("")
    env = {**os.environ, **{name: str(file) for name, file in files.items()}, "AIDEP_HOME": str(home)}
    env |= {f"AIDEP_{name}": value for name, value in {**given, **inputs}.items()}
    done = subprocess.run(["bash", str(ROOT / ".github/check.sh")], env=env, capture_output=True, text=True, check=True)
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    return outputs, done.stdout, files["GITHUB_STEP_SUMMARY"].read_text()


def test_findings(tree: Tree, home: Path) -> None:
    root = tree({"app.py": BROKEN})
    outputs, log, summary = run(home)
    assert outputs == {"exit-code": "1", "sarif-file": "aidep.sarif"}
    assert "::error file=app.py,line=3" in log
    assert "sora-2" in summary
    assert json.loads((root / "aidep.sarif").read_text())["runs"][0]["results"]


def test_clean_still_uploads(tree: Tree, home: Path) -> None:
    tree({"app.py": "X = 1\n"})
    outputs, _, summary = run(home)
    assert outputs == {"exit-code": "0", "sarif-file": "aidep.sarif"}
    assert "No AI dependency risks found" in summary


def test_never_fails_on_findings(tree: Tree, home: Path) -> None:
    tree({"app.py": BROKEN})
    assert run(home, FAIL_ON="never")[0]["exit-code"] == "0"


def test_paths_and_options_one_a_line(tree: Tree, home: Path) -> None:
    tree({"a b/app.py": "X = 1\n", "c/app.py": BROKEN})
    assert run(home, PATHS="a b\n\n")[0]["exit-code"] == "0"
    assert run(home, PATHS="a b\nc")[0]["exit-code"] == "1"
    assert run(home, ARGS="--extend-exclude\nc/")[0]["exit-code"] == "0"


def test_inputs_are_no_code(tree: Tree, home: Path) -> None:
    root = tree({"app.py": "X = 1\n"})
    for text in ("$(touch pwned)", "`touch pwned`", "; touch pwned", "--output=json=app.py", "-x"):
        assert run(home, PATHS=text)[0]["exit-code"] == "2"
        assert run(home, FAIL_ON=text)[0]["exit-code"] == "2"
    assert sorted(os.listdir(root)) == ["app.py"]


def test_crash_uploads_nothing(tree: Tree, home: Path) -> None:
    tree({"app.py": "X = 1\n", "aidep.toml": "nonsense = 1\n"})
    outputs, _, summary = run(home)
    assert outputs == {"exit-code": "2"}
    assert summary == ""
