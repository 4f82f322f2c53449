"""What tests of the whole tool share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Done:
    """A finished ``aidep``."""

    code: int
    out: str
    err: str


Aidep = Callable[..., Done]
Tree = Callable[[Mapping[str, "str | bytes"]], Path]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Writes files into an empty folder and goes there."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "project"
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        root.mkdir(exist_ok=True)
        monkeypatch.chdir(root)
        return root

    return write


@pytest.fixture
def aidep(monkeypatch: pytest.MonkeyPatch) -> Aidep:
    """Runs ``aidep`` in a process of its own, in the current folder."""

    def run(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
        given = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        given |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "aidep", *arguments], input=stdin, capture_output=True, env=given, timeout=120
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
