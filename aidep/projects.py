"""The projects of a repository: folders that declare what they need, or that the settings name.

What is true of a project (one platform, no fallback) is judged for each: a monorepo with a service on each of two
platforms has two services without a way out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any

from aidep.model.usage import Inventory

_MANIFESTS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "pipfile", "requirements.txt"})
_SOURCES = (".py", ".pyi", ".ipynb")


@dataclass(frozen=True, slots=True)
class Project:
    """A part of what was scanned."""

    inventory: Inventory
    whole: bool
    """It has several source files: only then can something be said of the project. By itself one and a manifest do."""


def split(inventory: Inventory, paths: Sequence[str], patterns: Iterable[str] = ()) -> list[Project]:
    """The inventory by project; a single one where nothing tells several apart.

    ``paths``: of all files that were looked at, as in locations. ``patterns``: folders that are projects, ``*`` stands
    for anything; without any, each folder with a manifest of its own is one.
    """
    wanted = tuple(pattern.strip("/") for pattern in patterns)
    manifests = [path for path in paths if _name(path) in _MANIFESTS]
    roots = _configured(paths, wanted) if wanted else set(map(_folder, manifests))
    home = _home(roots)
    files: dict[str, int] = defaultdict(int)
    for path in paths:
        files[home(path)] += path.endswith(_SOURCES)
    if len(files) < 2:
        sources = sum(files.values())
        declared = any(not path.endswith(_SOURCES) for path in manifests)
        return [Project(inventory, sources + declared > 1 and sources > 0)]
    return [Project(_part(inventory, root, home), count > 1) for root, count in sorted(files.items())]


def unmatched(paths: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """The patterns that are the name of no folder with a file in it."""
    paths = list(paths)
    return [pattern for pattern in patterns if not _configured(paths, (pattern.strip("/"),))]


def _configured(paths: Iterable[str], patterns: Iterable[str]) -> set[str]:
    folders: set[str] = set()
    for path in paths:
        folder = _folder(path)
        while folder and folder not in folders:
            folders.add(folder)
            folder = _folder(folder)
    return {folder for folder in folders if any(fnmatchcase(folder, pattern) for pattern in patterns)}


def _home(roots: set[str]) -> Callable[[str], str]:
    """The innermost root that a path lies in, ``""`` for the rest."""
    known: dict[str, str] = {}  # by folder, of which there are fewer

    def home(path: str) -> str:
        start = folder = _folder(path)
        found = known.get(start)
        if found is None:
            while folder and folder not in roots:
                folder = _folder(folder)
            found = known[start] = folder
        return found

    return home


def _part(inventory: Inventory, root: str, home: Callable[[str], str]) -> Inventory:
    def own(usages: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(usage for usage in usages if home(usage.location.path) == root)

    return replace(
        inventory,
        references=own(inventory.references),
        calls=own(inventory.calls),
        imports=own(inventory.imports),
        endpoints=own(inventory.endpoints),
        failovers=own(inventory.failovers),
        requirements=own(inventory.requirements),
        problems=own(inventory.problems),
    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _name(path: str) -> str:
    return path.rpartition("/")[2].lower()
