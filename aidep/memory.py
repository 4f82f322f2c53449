"""What a run knows from earlier ones, and leaves to later ones."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from aidep import __version__
from aidep.catalog.kept import cache_folder
from aidep.config import Settings
from aidep.sources.cache import Cache, code_state, digest, digest_bytes
from aidep.sources.discover import Discovery, Found
from aidep.sources.tree import Glance, Seen, State, Tree, state_of

_PACKAGE = Path(__file__).parent
_FEW = 4
"""So many files are read faster than what is known of them."""


def folder_of(settings: Settings) -> Path:
    """Where the cache of these settings lies."""
    return settings.cache_dir or cache_folder()


def processes(workers: int) -> int:
    """How many processes a setting means: 0 stands for all processors that this process may use."""
    if workers:
        return workers
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


class Nothing:
    """Remembers nothing."""

    def seen(self, item: Found) -> Glance | None:
        return None

    def add(self, item: Found, data: bytes, glance: Glance) -> None: ...

    def save(self) -> None: ...


class Memory:
    """The cache as one run uses it."""

    def __init__(self, cache: Cache, root: str, catalog: str, paths: Sequence[str], instead: Mapping[str, bytes]):
        """``catalog`` names the catalog's state, ``paths`` are those of the run's files in the report."""
        self.cache = cache
        self.contents: dict[str, str] = {}
        """Digests of the files that were met, by their path in the report."""
        self.before: dict[str, str] = {}
        """What those digests were in the run before, of the files that have changed since."""
        self._catalog = catalog
        self._paths = paths
        self._instead = instead
        self._tree = Tree(cache, root, self._basis) if len(paths) > _FEW else None
        self._states: dict[str, State | None] = {}

    @cached_property
    def code(self) -> str:
        """What made an entry: a checkout changes without its version, so the modules themselves tell."""
        return code_state([_PACKAGE / "analysis", _PACKAGE / "model"])

    @cached_property
    def _basis(self) -> str:
        others = code_state([_PACKAGE / "sources", _PACKAGE / "catalog"])
        return digest(__version__, self.code, others, self._catalog)

    @staticmethod
    def of(settings: Settings, catalog: str, discovery: Discovery, instead: Mapping[str, bytes]) -> Memory | Nothing:
        """The memory of a run with these settings."""
        if not settings.cache:
            return Nothing()
        paths = [found.path for found in discovery.files]
        return Memory(Cache(folder_of(settings)), discovery.root, catalog, paths, instead)

    def seen(self, item: Found) -> Glance | None:
        """What is known of a file that has not changed since."""
        if self._tree is None or item.path in self._instead:
            return None
        state = self._states[item.path] = state_of(item.file)
        known = self._tree.seen(item.file, state)
        if known is None:
            return None
        self.contents[item.path] = known.content
        return known.glance

    def add(self, item: Found, data: bytes, glance: Glance) -> None:
        """Remember a file that was read."""
        content = self.contents[item.path] = digest_bytes(data)
        before = self._tree.before(item.file) if self._tree is not None else None
        if before is not None and before != content:
            self.before[item.path] = before
        if self._tree is not None and item.path not in self._instead:
            self._tree.add(item.file, self._states.get(item.path), Seen(content, glance))

    def usages(self, prose: bool, candidates: Sequence[str], *, before: bool = False) -> str:
        """The name of what this run finds: all files with their contents (those of the run ``before``), and all that
        judges them."""
        contents = {**self.contents, **self.before} if before else self.contents
        files = [(path, contents.get(path)) for path in self._paths]
        return f"usages/{digest(self._basis, prose, candidates, files)}"

    def save(self) -> None:
        """Write down what is new."""
        if self._tree is not None:
            self._tree.save()
        self.cache.prune()
