"""The quick answer is the one that an ordinary run gives, or none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aidep.cli import quick
from aidep.cli.main import main
from tests.conftest import ROOT

CLEAN = "import os\n\n\ndef main() -> None:\n    print(os.getcwd())\n"
FILES: dict[str, bytes] = {
    "clean.py": CLEAN.encode(),
    "other.pyi": b"x: int\n",
    "empty.py": b"",
    "broken.py": b"def (:\n",
    "latin.py": b"# coding: latin-1\nx = '\xe9'\n",
    "bytes.py": b"x = '\xe9'\n",
    "marked.py": b"\xef\xbb\xbfx = 1\n",
    "nul.py": b"x = 1\0\n",
    "wide.py": "x = 1\n".encode("utf-16"),
    "words.py": "# é, déjà vu, 日本\n".encode(),
    "uses.py": b"import openai\nopenai.OpenAI().chat.completions.create(model='gpt-4-32k')\n",
    "unused.py": b"x = 1  # aidep: ignore[AID101] no reason\n",
    "notes.txt": b"x\n",
    "script": b"#!/usr/bin/env python\n",
    "requirements.txt": b"requests\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("FORCE_COLOR", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.py").symlink_to("uses.py")
    (tmp_path / "folder.py").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


PLAIN = ("clean.py", "other.pyi", "empty.py", "broken.py", "words.py")
ODD = [*sorted(FILES.keys() - set(PLAIN)), "link.py", "folder.py", "gone.py", ".", "-", ""]


@pytest.mark.parametrize("options", [[], ["--isolated"], ["-q"], ["--quiet", "--exit-zero"], ["--no-cache"]])
@pytest.mark.parametrize(
    "paths", [[name] for name in PLAIN] + [["clean.py", "other.pyi", "./clean.py"], ["sub/../clean.py"]]
)
def test_it_says_what_an_ordinary_run_says(
    folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], paths: list[str]
) -> None:
    (folder / "sub").mkdir()
    arguments = ["check", *options, *paths]
    told = quick.answer(arguments)
    code = main(arguments)
    said = capsys.readouterr()
    assert (told, code, said.err) == (said.out, 0, "")


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_takes_an_ordinary_run(folder: Path, name: str) -> None:
    assert quick.answer(["check", name]) is None
    assert quick.answer(["check", "clean.py", name]) is None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["clean.py"],
        ["inventory", "clean.py"],
        ["check", "--project", ".", "clean.py"],
        ["check", "--output-format", "json", "clean.py"],
        ["check", "--output-format=json", "clean.py"],
        ["check", "--", "clean.py"],
        ["check", "--force-exclude", "clean.py"],
    ],
)
def test_other_arguments_take_an_ordinary_run(folder: Path, arguments: list[str]) -> None:
    assert quick.answer(arguments) is None


@pytest.mark.parametrize("name", ["aidep.toml", ".aidep.toml", "pyproject.toml"])
def test_settings_above_take_an_ordinary_run(folder: Path, name: str) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "clean.py").write_text(CLEAN)
    (folder / "inner" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert quick.answer(["check", "inner/clean.py"])
    (folder / name).write_text("[tool.aidep]\n")
    assert quick.answer(["check", "inner/clean.py"]) is None
    assert quick.answer(["check", "--isolated", "inner/clean.py"])


def test_a_width_that_was_asked_for_takes_an_ordinary_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert quick.answer(["check", "clean.py"]) is None


def test_it_imports_next_to_nothing(folder: Path) -> None:
    code = "import sys, json; from aidep.cli import quick; told = quick.answer(['check', 'clean.py']);"
    code += "print(json.dumps([told, sorted(sys.modules)]))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    bare = [sys.executable, "-c", "import sys, json; print(json.dumps(sorted(sys.modules)))"]
    before = json.loads(subprocess.run(bare, capture_output=True, check=True, env=environment).stdout)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    told, modules = json.loads(ran.stdout)
    assert told.startswith("No AI dependency risks found")
    heavy = {"argparse", "typing", "dataclasses", "inspect", "pathlib", "datetime", "hashlib", "libcst", "pydantic"}
    assert not heavy & (set(modules) - set(before))


def test_the_command_gives_it(folder: Path) -> None:
    ran = subprocess.run([sys.executable, "-m", "aidep", "check", "clean.py"], capture_output=True, check=True)
    assert ran.stdout.decode().startswith("No AI dependency risks found")
    assert ran.stderr == b""
