"""What ``aidep init`` adds to a project: configuration, a hook, a workflow. Files are extended, never rewritten."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from aidep import __version__
from aidep.errors import UsageError
from aidep.model.source import Unreadable
from aidep.sources.read import read_bytes

REPOSITORY = "https://github.com/aidep/aidep"
HOOKS = ".pre-commit-config.yaml"

_SETTINGS = """fail-on = "high"      # critical, high, medium, low, info: from which severity on a check fails
# ignore = ["AID201"] # codes, prefixes (AID2) or names (floating-alias)
# per-file-ignores = { "notebooks/**" = ["AID2"] }
"""
_HOOK = """repo: {repository}
  rev: v{version}
  hooks:
    - id: aidep
"""
_WORKFLOW = """name: aidep
on:
  push:
    branches: [{branch}]
  pull_request:
  schedule:
    - cron: "17 6 * * 1" # models retire without a commit: look every Monday

permissions: {{}}

jobs:
  aidep:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: aidep/aidep@v{version}
"""
_TABLE = re.compile(r"^\s*\[\s*tool\s*\.\s*aidep\s*[\].]", re.MULTILINE)
_TOP_KEY = re.compile(r"^[A-Za-z_][\w-]*\s*:", re.MULTILINE)
_ENTRY = re.compile(r"^(\s*)-\s+repo\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the project, before and after. Equal texts: it is there already."""

    path: str
    """Relative to the project, ``/`` separators."""
    before: str
    after: str
    by_hand: str = ""
    """What to add by hand where the file cannot be edited safely; ``after`` is then ``before``."""


def changes(root: str) -> Iterator[Change]:
    """What the project at ``root`` lacks. Raises UsageError where a file cannot be read or leads elsewhere."""
    found = [_configuration(root), _hook(root), *([_workflow(root)] if _on_github(root) else [])]
    top = os.path.realpath(root)
    for change in found:
        if os.path.commonpath([top, os.path.realpath(os.path.join(root, change.path))]) != top:
            raise UsageError(f"{change.path}: leads out of {root}; aidep init writes nothing there")
    yield from found


def _configuration(root: str) -> Change:
    for name in ("aidep.toml", ".aidep.toml"):
        text = _read(root, name)
        if text is not None:
            return Change(name, text, text)
    text = _read(root, "pyproject.toml")
    if text is None:
        return Change("aidep.toml", "", _SETTINGS)
    if _TABLE.search(text):
        return Change("pyproject.toml", text, text)
    return Change("pyproject.toml", text, _appended(text, f"\n[tool.aidep]\n{_SETTINGS}"))


def _hook(root: str) -> Change:
    entry = _HOOK.format(repository=REPOSITORY, version=__version__)
    text = _read(root, HOOKS)
    if text is None:
        return Change(HOOKS, "", f"repos:\n{_indented(entry, '  ')}")
    if REPOSITORY in text:
        return Change(HOOKS, text, text)
    keys = [match.group().rstrip(" :\t") for match in _TOP_KEY.finditer(text)]
    entries = _ENTRY.findall(text)
    if (
        not keys or keys[-1] != "repos" or not entries
    ):  # a list that ends in the middle of the file, or is written inline
        return Change(HOOKS, text, text, by_hand=_indented(entry, "  "))
    return Change(HOOKS, text, _appended(text, _indented(entry, entries[-1])))


def _workflow(root: str) -> Change:
    path = ".github/workflows/aidep.yml"
    text = _read(root, path)
    if text is not None:
        return Change(path, text, text)
    return Change(path, "", _WORKFLOW.format(branch=_branch(root), version=__version__))


def _on_github(root: str) -> bool:
    if os.path.isdir(os.path.join(root, ".github")):
        return True
    config = _read(root, ".git/config")
    return config is not None and "github.com" in config


def _branch(root: str) -> str:
    head = _read(root, ".git/HEAD") or ""
    name = head.strip().removeprefix("ref: refs/heads/")
    return name if name in ("main", "master", "develop", "trunk") else "main"


def _indented(entry: str, indent: str) -> str:
    lines = entry.splitlines()
    return "".join(f"{indent}{'- ' if number == 0 else ''}{line}\n" for number, line in enumerate(lines))


def _appended(text: str, addition: str) -> str:
    """Text with more at its end, in its own line ends."""
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else newline
    return text + gap + addition.replace("\n", newline)


def _read(root: str, path: str) -> str | None:
    """The text of a file with its own line ends, None if there is none."""
    file = os.path.join(root, *path.split("/"))
    if not os.path.lexists(file):
        return None
    try:
        return read_bytes(file).decode("utf-8")
    except Unreadable as error:
        raise UsageError(f"{path}: {error.message}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8") from None
