"""Completions complete, in the shells themselves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BASH = """
source "$1"
COMP_WORDS=(aidep check --fail); COMP_CWORD=2; _shtab_aidep; echo "${COMPREPLY[@]}"
COMP_WORDS=(aidep in); COMP_CWORD=1; _shtab_aidep; echo "${COMPREPLY[@]}"
"""
FISH = "source $argv[1]; complete -C 'aidep check --fail'; complete -C 'aidep in'"
ZSH = """
fpath=(${1:h} $fpath); autoload -Uz compinit; compinit -u -D
[[ ${_comps[aidep]} == _aidep ]] || exit 1
autoload -Uz +X _aidep; print -- $functions[_aidep] | grep -o -e --fail-on -e inventory -e init | sort -u
"""


@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("fish", FISH), ("zsh", ZSH)])
def test_a_shell_knows_commands_and_options(shell: str, script: str, tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None or sys.platform == "win32":
        pytest.skip(f"no {shell} here")
    file = tmp_path / "_aidep"
    with file.open("w", encoding="utf-8") as stream:
        subprocess.run([sys.executable, "-m", "aidep", "completions", shell], cwd=ROOT, stdout=stream, check=True)
    how = {"bash": ["-c", script, "bash"], "fish": ["--no-config", "-c", script], "zsh": ["-f", "-c", script, "zsh"]}
    done = subprocess.run([found, *how[shell], str(file)], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert done.returncode == 0, done.stderr
    for word in ("--fail-on", "inventory", "init"):
        assert word in done.stdout
    if shell == "fish":
        assert "set a project up: configuration, hook and workflow" in done.stdout
