"""What the README shows is what a run prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

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


def _lasting(text: str) -> str:
    """The catalog grows newer, and others have newer models, without the picture growing wrong."""
    text = re.sub(r"catalog of \d{4}-\d\d-\d\d", "catalog of ...", text)
    return re.sub(r"(models for video, the newest on record:).*?(?=; *weights)", r"\1 ...", text, flags=re.DOTALL)
