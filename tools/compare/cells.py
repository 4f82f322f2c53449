"""One cell: the tool is run on the project of the feature, and what it prints says yes or no."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.compare.data import Feature, Tool

Cell = dict[str, str]
"""``answer`` (yes, no, unfit), ``command`` and ``seen``: what was looked for and whether it was there."""
SECONDS = 60
"""No command may take longer."""


_HELPS: dict[str, str] = {}
"""What the tools say of themselves, asked once."""


class UnclearError(Exception):
    """A tool speaks of the feature and the data names no command to try it, or this machine cannot ask."""


def cell(feature: Feature, tool: Tool, known: Mapping[str, Cell], environment: Mapping[str, str]) -> Cell:
    """The answer of a tool; ``known`` are its answers to earlier features."""
    if tool.id in feature.unfit:
        return {"answer": "unfit", "command": "", "seen": feature.unfit[tool.id]}
    if feature.only and known[feature.only]["answer"] != "yes":
        return {"answer": "unfit", "command": "", "seen": "does not look for models there"}
    command = feature.run.get(tool.id, tool.scan if feature.scan else "")
    if not command:
        return _without(feature, tool, environment)
    if feature.needs and subprocess.run(["bash", "-c", feature.needs], capture_output=True, check=False).returncode:
        raise UnclearError(f"{tool.id}: {feature.id}: not on this machine: {feature.needs} fails")
    code, text = carry_out(feature, command, environment)
    missing = [*_absent(feature.shows, text), *_present(feature.hides, text)]
    return {
        "answer": "no" if missing or code is None else "yes",
        "command": command,
        "seen": "took too long" if code is None else "; ".join(missing) or f"exit code {code}",
    }


def carry_out(feature: Feature, command: str, environment: Mapping[str, str]) -> tuple[int | None, str]:
    """The exit code (``None``: it took too long) and all that a command prints in the project of a feature."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch, "project")
        root.mkdir()
        for path, text in feature.files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        own = {**environment, "HOME": scratch, "GIT_CONFIG_GLOBAL": os.devnull}
        if feature.setup:
            subprocess.run(["bash", "-euc", feature.setup], cwd=root, env=own, check=True, capture_output=True)
        return _bounded(command, root, own)


def _bounded(command: str, root: Path, environment: Mapping[str, str]) -> tuple[int | None, str]:
    with subprocess.Popen(
        ["bash", "-c", command],
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            text, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None, ""
        return process.returncode, text


def _without(feature: Feature, tool: Tool, environment: Mapping[str, str]) -> Cell:
    """A tool for which no command is named says nothing of the feature in its help."""
    if tool.id not in _HELPS:
        _HELPS[tool.id] = carry_out(feature, tool.help, environment)[1]
    text = _HELPS[tool.id]
    found = re.search(feature.word, text, re.IGNORECASE) if feature.word else None
    if found or not feature.word:
        why = f"its help says {found.group()!r}" if found else "no word, no command"
        raise UnclearError(f"{tool.id}: {feature.id}: {why}")
    return {"answer": "no", "command": f"{tool.id} --help", "seen": f"no option or command like `{feature.word}`"}


def _absent(patterns: Iterable[str], text: str) -> Iterator[str]:
    return (f"no `{pattern}`" for pattern in patterns if not re.search(pattern, text))


def _present(patterns: Iterable[str], text: str) -> Iterator[str]:
    return (f"`{pattern}` all the same" for pattern in patterns if re.search(pattern, text))
