"""The analysis, begun in a process of its own while this one still looks files through.

In a large tree most of the time goes by before the first file is parsed, and only then would the parser be imported,
which takes as long as a dozen parses. So once a walk has met many files, a second process is forked: it imports the
parser, reads the files that are handed to it as soon as they are known to say something, and links what it has read
when this one knows all files. Forked early it is small, and has the catalog already. What comes back is what this
process would have found itself: the analysis asks for nothing but the files and the catalog.

Where more is to be parsed, the files are shared by as many processes as there are processors instead
(:mod:`aidep.analysis.workers`). On a system that does not fork, or where another thread runs, nothing is begun. With a
cache, which is the default, nothing is begun either, even while it is empty: what the other process reads is not kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING, TypeVar

from aidep.model.source import ConfigFile, SourceFile, Unreadable
from aidep.sources.discover import PYTHON_SUFFIXES, Discovery, Found
from aidep.sources.files import Files

if TYPE_CHECKING:  # few runs need any of it
    from concurrent.futures import Future

    from aidep.analysis.modules import Modules
    from aidep.analysis.workers import Speaks
    from aidep.catalog.index import Catalog
    from aidep.forked import Forked
    from aidep.model.facts import FileFacts
    from aidep.model.usage import Inventory
    from aidep.texts import Texts

_T = TypeVar("_T")
_MOST = 300_000
"""Bytes to parse above which several processes share them: half a second of parsing."""


class Ahead:
    """The other process, as this one sees it."""

    def __init__(self, catalog: Catalog, meanwhile: Callable[[], object] | None = None) -> None:
        """``meanwhile``: what this process can do before it needs the answer."""
        self._catalog = catalog
        self._meanwhile = meanwhile
        self._pool: Forked | None = None
        self._room = _MOST
        self.died = False
        """Whether the process has ended before its time. What it was about to read may do the same to another."""

    def __enter__(self) -> Ahead:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def begun(self) -> bool:
        """Whether there is such a process."""
        return self._pool is not None

    def begin(self) -> None:
        """Start it: there are many files."""
        with suppress(OSError, NotImplementedError):  # a machine that starts no processes
            self._pool = _forked(self._catalog)

    def know(self, discovery: Discovery) -> None:
        """Tell it of all files. Those that are named as they lie below one folder need no name of their own."""
        if self._pool is None:
            return
        base = discovery.root.rstrip(os.sep) + os.sep
        odd = {path: file for path, file in discovery.files if file != base + path}
        modules = [path for path, _ in discovery.files if path.endswith(PYTHON_SUFFIXES)]
        self._tell(_know, base, odd, modules)

    def offer(self, path: str, size: int) -> None:
        """Have a file of so many bytes read, which is sure to be a candidate."""
        self._room -= size
        if self._room < 0:
            self.end()
        self._tell(_read, path)

    def link(self, texts: Texts, prose: bool) -> Inventory | None:
        """What :func:`aidep.analysis.linked` finds in these files.

        ``None`` if the other process cannot say, or should not: then this one has to find out.
        """
        if texts.size > _MOST:
            self.end()
        paths = [source.path for source in texts.candidates]
        if self._pool is None:
            return None
        asked = self._handed(self._pool.submit, _link, paths, texts.others, texts.passed, prose)
        if asked is None:
            return None
        self._pool.shutdown(wait=False)  # it ends with that task
        self._catalog.prepare()
        if self._meanwhile is not None:
            self._meanwhile()
        return self._answer(asked)

    def end(self) -> None:
        """Let go of it, whatever it does."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _tell(self, work: Callable[..., object], *arguments: object) -> None:
        if self._pool is not None:
            self._handed(self._pool.tell, work, *arguments)

    def _handed(self, hand: Callable[..., _T], *task: object) -> _T | None:
        from concurrent.futures import BrokenExecutor

        try:
            return hand(*task)
        except BrokenExecutor:
            self.died = True
            self.end()
            return None

    def _answer(self, asked: Future[Inventory]) -> Inventory | None:
        from concurrent.futures import BrokenExecutor

        try:
            return asked.result()
        except BrokenExecutor:
            self.died = True
            return None
        except Exception:  # whatever it is, this process comes upon it as well, and has somebody to tell
            return None
        finally:
            self.end()


def _forked(catalog: Catalog) -> Forked | None:
    """One process that has all that this one has by now."""
    import threading

    if sys.platform != "linux" or threading.active_count() > 1:
        return None
    from aidep.forked import Forked

    return Forked(partial(_Other.begin, catalog))


# -- in the other process --------------------------------------------------------------------------


class _Other:
    """What the other process knows."""

    here: _Other
    files: _Below
    modules: Modules

    def __init__(self, catalog: Catalog, speaks: Speaks) -> None:
        self.catalog = catalog
        self.speaks = speaks
        self.known: dict[str, FileFacts | Unreadable] = {}
        self.passed: set[str] = set()
        """Files that are not followed: too long, or unreadable."""
        self.room = _MOST

    @staticmethod
    def begin(catalog: Catalog) -> None:
        from aidep.analysis import workers  # noqa: F401 - what parses
        from aidep.analysis.reader import Speaking
        from aidep.model.watch import unwatched

        unwatched()  # how far a run is, is the first process's to show
        # Which modules are the project's own nobody knows yet: some files get positions that need none.
        _Other.here = _Other(catalog, Speaking(catalog, ()).speaks)

    def read(self, source: SourceFile) -> FileFacts | Unreadable:
        """The facts of a file, which are kept."""
        from aidep.analysis import workers
        from aidep.analysis.config.reading import config_facts

        facts = config_facts(source) if isinstance(source, ConfigFile) else workers.read(source, self.speaks)
        self.known[source.path] = facts
        return facts

    def follow(self, facts: FileFacts) -> None:
        """Read what linking is going to follow: most modules that a file imports from which speaks of AI."""
        from aidep.analysis.reader import LONGEST_FOLLOWED, imported_paths

        for path in imported_paths(self.modules, facts):
            if path not in self.known and path not in self.passed:
                try:
                    source = self.files.load(path)
                except Unreadable:  # gone, or no text: whoever links it finds out, and says so
                    self.passed.add(path)
                    continue
                if len(source.text) <= min(LONGEST_FOLLOWED, self.room):
                    self.room -= len(source.text)
                    self.read(source)
                else:
                    self.passed.add(path)


class _Below(Files):
    """Files below a folder, but for those ``odd`` ones that do not lie there as their path says."""

    def __init__(self, base: str, odd: Mapping[str, str]) -> None:
        super().__init__(starmap(Found, odd.items()))
        self._base = base

    def file(self, path: str) -> str:
        """The absolute name of a file."""
        return self._files.get(path) or self._base + path


def _know(base: str, odd: Mapping[str, str], modules: Sequence[str]) -> None:
    from aidep.analysis.modules import Modules

    here = _Other.here
    here.files = _Below(base, odd)
    here.modules = Modules(modules, (), here.catalog.sdks)


def _read(path: str) -> None:
    from aidep.model.facts import FileFacts

    here = _Other.here
    if path not in here.known:
        facts = here.read(here.files.late(path))
        if isinstance(facts, FileFacts) and facts.root is None and here.speaks(facts):
            here.follow(facts)


def _link(paths: Sequence[str], others: Sequence[str], passed: Sequence[str], prose: bool) -> Inventory:
    from aidep.analysis import linked

    here = _Other.here
    found = [here.files.late(path) for path in paths], others, here.files.load, here.catalog
    return linked(*found, prose=prose, settings=passed, known=here.known).inventory
