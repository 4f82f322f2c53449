"""A team's own rules win, and say so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RULES = """
[source.ours]
url = "https://wiki.example/models"
checked = 2026-11-20
[[model]]
id = "gpt-4o"
kind = "alias"
retires = 2026-12-01
sources = ["ours"]
"""


def test_an_override_counts_and_is_shown(tmp_path: Path) -> None:
    models = tmp_path / "our" / "models"
    models.mkdir(parents=True)
    (models / "openai.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "app.py").write_text(
        'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[])\n', encoding="utf-8"
    )
    command = [sys.executable, "-m", "aidep", "check", "app.py", "--rules", "our", "--as-of", "2026-11-23"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "2026-12-01" in done.stdout
    assert "gpt-4o: replaces the record of" in done.stderr
