"""What the README shows is what a run prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tools.docs import pictures

ROOT = Path(__file__).resolve().parent.parent


def test_the_first_picture_is_true() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```console\n\$ aidep (check [^\n]*)\n(.*?)```", readme, re.DOTALL)
    assert found is not None
    command, shown = found.groups()
    done = subprocess.run(
        [sys.executable, "-m", "aidep", *command.split(), "--as-of", "2026-11-23", "--color", "never"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100"},
    )
    assert done.returncode == 1, done.stderr
    assert _lasting(done.stdout) == _lasting(shown)


def test_the_terminal_in_the_docs_shows_what_a_run_prints() -> None:
    kept = (pictures.IMAGES / "terminal.svg").read_text(encoding="utf-8")
    shown = pictures.in_terminal(kept)
    assert "critical AID101 retired-model" in shown.splitlines()
    assert _lasting(shown) == _lasting(pictures.in_terminal(pictures.terminal())), "run: python -m tools.docs.pictures"


def test_the_finding_of_the_first_steps_is_one_of_today() -> None:
    text = (ROOT / "docs" / "getting-started.md").read_text(encoding="utf-8")
    found = re.search(r"```console\n(.*?)```", text, re.DOTALL)
    assert found is not None
    done = subprocess.run(
        [sys.executable, "-m", "aidep", "check", "--as-of", "2026-11-23", "--color", "never"],
        cwd=ROOT / "examples" / "critterz",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT)},
    )
    assert _lasting(found[1]) in _lasting(done.stdout)


def test_the_page_in_the_readme_is_the_page_of_today() -> None:
    """The picture itself cannot be read: what stood in it when it was drawn was taken down beside it."""
    kept = (pictures.IMAGES / "report.txt").read_text(encoding="utf-8")
    assert "Timeline" in kept.splitlines()
    page = pictures.in_report(pictures.run(*pictures.REPORT))
    assert _lasting(kept) == _lasting(page), "run: python -m tools.docs.pictures"


def _lasting(text: str) -> str:
    """The catalog grows newer, and others have newer models, without the picture growing wrong."""
    text = re.sub(r"catalog of \d{4}-\d\d-\d\d", "catalog of ...", text)
    return re.sub(r"(models for video, the newest on record:).*?(?=; *weights)", r"\1 ...", text, flags=re.DOTALL)
