"""A repository that wants to run code, reach the network, and read or write outside of itself when it is checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aidep.config import load_settings
from aidep.errors import UsageError
from aidep.model.policy import Policy
from tests.conftest import ROOT, Aidep, Tree

DAY = ("--as-of", "2026-11-23")
DEAD = 'from openai import OpenAI\n\nOpenAI().chat.completions.create(model="gpt-4-32k-0613")\n'
TRAP = "import os\nopen(os.environ['TRAP'], 'a').write(__file__ + chr(10))\n"
MODULES = """
sitecustomize usercustomize conftest setup noxfile manage json argparse libcst pathspec yaml pydantic jinja2 rich
ahocorasick_rs importlib multiprocessing concurrent pickle encodings codecs random hashlib tomllib aidep_plugin openai
""".split()
GUARD = """
import os, sys
tree = os.path.realpath(sys.argv.pop(1))
allowed = [os.path.realpath(os.path.join(tree, name)) for name in sys.argv.pop(1).split(",") if name]
caches = os.path.realpath(os.environ["XDG_CACHE_HOME"])

def told(event, arguments):
    with_trap(f"{event} {arguments!r}")

def with_trap(line):
    handle = os.open(os.environ["TRAP"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, line.encode("utf-8", "replace") + b"\\n")
    os.close(handle)

def inside(path):
    known = isinstance(path, (str, bytes)) and os.path.isfile(path)
    return known and os.path.realpath(os.fsdecode(path)).startswith(tree)

busy = False

def hook(event, arguments):
    global busy
    if busy:
        return
    busy = True
    try:
        watch(event, arguments)
    finally:
        busy = False

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ctypes.dlopen", "os.system", "os.exec",
                         "os.posix_spawn", "os.startfile", "pty.", "webbrowser.", "pickle.", "marshal.load")):
        if event != "marshal.loads":
            told(event, arguments)
    elif event == "subprocess.Popen" and os.path.basename(os.fsdecode(arguments[0])) != "git":
        told(event, arguments)
    elif event == "exec" and inside(arguments[0].co_filename):
        told(event, arguments)
    elif event == "import" and inside(arguments[1]):
        told(event, arguments)
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        path = os.path.realpath(os.fsdecode(arguments[0])) if not isinstance(arguments[0], int) else ""
        temporary = os.path.basename(path).startswith((".aidep-", "tmp"))
        if path and path != os.devnull and path not in allowed and not path.startswith(caches) and not temporary:
            told(event, arguments)
    elif event in ("os.rename", "os.remove", "os.link", "os.symlink", "os.chmod", "os.chown"):
        target = os.path.realpath(os.fsdecode(arguments[1] if event == "os.rename" else arguments[0]))
        temporary = os.path.basename(target).startswith((".aidep-", "tmp"))
        if target not in allowed and not target.startswith(caches) and not temporary:
            told(event, arguments)

sys.addaudithook(hook)
from aidep.cli.main import entry
entry()
"""
"""Runs aidep and notes what it must not do: arguments are the tree, files that may be written, and those of aidep."""


def hostile_tree(tree: Tree) -> Path:
    files: dict[str, str | bytes] = {f"{name}.py": TRAP for name in MODULES}
    files |= {f"{name}/__init__.py": TRAP for name in ("requests", "rules", "tests", "anthropic")}
    files |= {
        "evil.pth": "import os; open(os.environ['TRAP'], 'a').write('pth')\n",
        "app.py": DEAD + "import conftest, aidep_plugin\nfrom setup import *\n" + TRAP,
        "book.ipynb": json.dumps(
            {
                "nbformat": 4,
                "cells": [{"cell_type": "code", "source": ["%run app.py\n", "!touch $TRAP\n", DEAD], "outputs": []}],
            }
        ),
        "tags.yaml": "model: gpt-4-32k-0613\nx: !!python/object/apply:os.system ['touch $TRAP']\n"
        "y: !!python/name:os.system\nz: !!python/object/new:conftest.X []\n",
        "pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'setup'\nbackend-path = ['.']\n"
        "[project.entry-points.aidep]\nx = 'aidep_plugin'\n[tool.pytest.ini_options]\naddopts = '-p aidep_plugin'\n"
        "[tool.aidep]\nfail-on = 'info'\n",
        ".env": "PYTHONPATH=.\nPYTHONSTARTUP=setup.py\nOPENAI_MODEL=gpt-4-32k-0613\nHTTPS_PROXY=http://127.0.0.1:1\n",
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/config": "[core]\n\tfsmonitor = touch $TRAP\n",
        "Dockerfile": "FROM x\nENV MODEL=gpt-4-32k-0613\nRUN touch $TRAP\n",
    }
    files |= {f"many/m{number}.py": DEAD * 40 for number in range(40)}
    return tree(files)


COMMANDS = [
    (("check", *DAY, "--exit-zero"), ""),
    (("check", *DAY, "--exit-zero", "--output-format", "html", "--all-roles", "--show-fixes"), ""),
    (("check", *DAY, "--exit-zero", "--output", "sarif=out.sarif", "--diff-base", "HEAD"), "out.sarif"),
    (("check", *DAY, "--exit-zero", "--diff", "--unsafe-fixes"), ""),
    (("check", *DAY, "--exit-zero", "--fix", "--unsafe-fixes", "app.py"), "app.py"),
    (("inventory", "--output-format", "json"), ""),
    (("timeline", *DAY), ""),
    (("plan", *DAY), ""),
    (("baseline", *DAY), "aidep-baseline.json"),
    (("config",), ""),
    (("init", "--dry-run"), ""),
    (("explain", "gpt-4"), ""),
]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="links and paths of POSIX")
@pytest.mark.parametrize(
    ("arguments", "written"), COMMANDS, ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_nothing_runs_reaches_out_or_writes(
    tree: Tree, tmp_path: Path, arguments: tuple[str, ...], written: str
) -> None:
    root = hostile_tree(tree)
    guard, trap = tmp_path / "guard.py", tmp_path / "trap"
    guard.write_text(GUARD)
    env = {key: value for key, value in os.environ.items() if key != "PYTHONSTARTUP"}
    env |= {"TRAP": str(trap), "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "caches")}
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = subprocess.run(
        [sys.executable, str(guard), str(root), written, *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "internal error" not in done.stderr
    assert done.returncode in (0, 1, 2)
    assert not trap.exists(), trap.read_text()
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    changed = {
        str(path.relative_to(root)) for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }
    assert changed <= {written}


@pytest.mark.skipif(os.name == "nt", reason="links and paths of POSIX")
def test_the_guard_sees_what_it_is_to_see(tmp_path: Path, tree: Tree) -> None:
    root = tree({"evil.py": "", "app.py": ""})
    trap = tmp_path / "trap"
    guard = GUARD.partition("from aidep.cli")[0] + (
        "import socket, subprocess\nsocket.socket()\nsubprocess.run(['true'])\nopen('x', 'w')\n"
        "sys.path.insert(0, tree)\nimport evil\n"
    )
    env = {**os.environ, "TRAP": str(trap), "XDG_CACHE_HOME": str(tmp_path / "caches")}
    subprocess.run([sys.executable, "-c", guard, str(root), ""], env=env, check=True)
    seen = [line.partition(" ")[0] for line in trap.read_text().splitlines()]
    assert {"socket.__new__", "subprocess.Popen", "open", "exec"} <= set(seen)


def git(*arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(os.name == "nt", reason="programs are written for sh")
def test_git_runs_nothing_that_the_repository_names(tree: Tree, aidep: Aidep, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    tree({"a.py": DEAD, ".gitattributes": "*.py diff=evil filter=evil merge=evil\n"})
    git("init")
    git("add", ".")
    git("commit", "-m", "x")
    evil = f"touch {trap}; cat"
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "diff.external", "diff.evil.command"):
        git("config", key, evil)
    for key in ("diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "alias.diff"):
        git("config", key, evil)
    git("config", "filter.evil.required", "true")
    hooks = tmp_path / "project/.git/hooks"
    for name in ("post-checkout", "post-index-change", "pre-commit", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {trap}\n")
        (hooks / name).chmod(0o755)
    Path("a.py").write_text(DEAD + DEAD)
    done = aidep("check", *DAY, "--select", "AID101", "--diff-base", "HEAD", "--output-format", "json")
    assert not trap.exists()
    assert [finding["line"] for finding in json.loads(done.out)["findings"]] == [6]


@pytest.mark.parametrize("key", ["extend", "baseline", "rules"])
@pytest.mark.parametrize("path", ["../outside", "/etc", "a/../../outside", "link", "link/x"])
def test_settings_name_nothing_outside(tree: Tree, tmp_path: Path, key: str, path: str) -> None:
    root = tree({"aidep.toml": f"{key} = {[path] if key == 'rules' else path!r}\n", "a/b.py": ""})
    (tmp_path / "outside").mkdir()
    (root / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="lies outside"):
        load_settings(".")


def test_settings_that_lead_out_are_refused(tree: Tree, aidep: Aidep, tmp_path: Path) -> None:
    root = tree({"a.py": DEAD})
    (tmp_path / "secret.toml").write_text("password = 'x'\n")
    (root / "aidep.toml").symlink_to(tmp_path / "secret.toml")
    done = aidep("check")
    assert (done.code, done.out) == (2, "")
    assert "aidep.toml: is a link that leads out of its tree" in done.err
    assert "password" not in done.err


@pytest.mark.parametrize(
    "name", ["conftest.py", "pyproject.toml", ".git/hooks/post-checkout", ".github/workflows/x.yml"]
)
def test_a_baseline_of_the_settings_is_no_way_to_write_code(tree: Tree, aidep: Aidep, name: str) -> None:
    root = tree({"aidep.toml": f"baseline = {name!r}\n", "a.py": DEAD, ".git/hooks/x": "", ".github/workflows/y": ""})
    done = aidep("baseline", *DAY)
    assert done.code == 2
    assert not (root / name).exists()


def test_patterns_of_the_settings_do_not_backtrack(tree: Tree, aidep: Aidep) -> None:
    hard = "*a" * 60 + "*b"
    globs = f"['{hard}', '{'**/a' * 60}/b', '{'[!b]*' * 60}c', '{'?*' * 60}d']"
    tree(
        {
            "aidep.toml": f"extend-exclude = {globs}\n[per-file-ignores]\n'{hard}' = ['AID2']\n"
            f"[policy]\nbanned-models = ['{hard}', 'gpt-{'*4' * 60}x']\n",
            f"{'a' * 200}.py": DEAD.replace("gpt-4-32k-0613", "gpt-" + "4" * 200),
            f"{'a/' * 60}a.py": DEAD,
        }
    )
    start = time.monotonic()
    assert aidep("check", *DAY).code == 1
    assert time.monotonic() - start < 20


def test_policy_patterns_are_linear() -> None:
    from fnmatch import fnmatchcase

    start = time.process_time()
    for pattern in Policy(banned_models=("*a" * 100 + "b", "[!b]*" * 100 + "b", "a*" * 200 + "b")).banned_models:
        assert not fnmatchcase("a" * 3000, pattern)
    assert time.process_time() - start < 5
