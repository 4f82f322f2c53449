"""Which files are worth a parse: each one is read once, but those of which enough is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from aidep.memory import Memory, Nothing
from aidep.model.source import SourceFile, Unreadable
from aidep.model.span import Location, Span
from aidep.model.usage import Problem
from aidep.model.watch import watched
from aidep.sources.discover import NOTEBOOK_SUFFIX, PYTHON_SUFFIXES, Found
from aidep.sources.files import Files, to_source
from aidep.sources.formats import format_of, is_data
from aidep.sources.prefilter import Prefilter
from aidep.sources.read import is_plain
from aidep.sources.tree import Glance

Means = Callable[[frozenset[str], str], bool]
"""Whether a name can stand for something that one of the imported modules makes or hands on."""
_NO_NAMES: frozenset[str] = frozenset()
_NOTHING = Glance(candidate=False)


@dataclass(slots=True)
class Texts:
    """What reading all files gave."""

    candidates: list[SourceFile] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Paths of the Python files that the prefilter passed over."""
    passed: list[str] = field(default_factory=list)
    """Paths of other files that it passed over."""
    problems: list[Problem] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    """Paths of files that may hold a suppression of ours."""
    size: int = 0
    """Bytes of the candidates, as far as they were read."""


def read_all(
    found: Collection[Found],
    files: Files,
    prefilter: Prefilter,
    memory: Memory | Nothing,
    means: Means,
    chosen: Callable[[str, int], None] | None = None,
) -> Texts:
    """Read all files. ``means`` is asked of names that stand in a file which says nothing else of AI.

    ``chosen`` is told the paths of most candidates, and their bytes, as soon as no other file can change what they are.
    """
    reading = _Reading(files, prefilter, memory, means, chosen)
    for item in watched(found, "looking at files", len(found)):
        reading.take(item)
    return reading.texts()


class _Reading:
    """The files in their order, until all have been seen."""

    def __init__(
        self,
        files: Files,
        prefilter: Prefilter,
        memory: Memory | Nothing,
        means: Means,
        chosen: Callable[[str, int], None] | None,
    ) -> None:
        self._files = files
        self._means = means
        self._tell = chosen
        self._prefilter = prefilter
        self._memory = memory
        self._texts = Texts()
        self._imported: set[str] = set()
        self._sizes: dict[str, int] = {}
        self._chosen: list[tuple[SourceFile, frozenset[str]]] = []
        """Candidates, and what a file names that is one only where somebody imports that."""

    def take(self, item: Found) -> None:
        """Read a file, or remember what reading it gave."""
        seen = self._memory.seen(item)
        worth = seen is not None and (seen.candidate or bool(seen.names))
        if seen is None or (worth and not item.path.endswith(PYTHON_SUFFIXES)):
            try:
                self._read(item)
            except Unreadable as error:
                self._texts.problems.append(problem_of(item.path, error))
        else:
            config = format_of(item.path) is not None
            self._sort(item.path, self._files.late(item.path) if worth else None, seen, config)

    def _read(self, item: Found) -> None:
        path = item.path
        data = self._files.read(path)
        source: SourceFile | None = None
        names = _NO_NAMES
        config = format_of(path) is not None
        if config:
            worth, marked = self._prefilter.tell(data, config=True, keyed=is_data(path))
            if worth:
                source = to_source(path, data)
        else:
            notebook = path.endswith(NOTEBOOK_SUFFIX)
            plain = not notebook and is_plain(data)
            worth, marked = self._prefilter.tell(data, notebook, plain=plain)
            if plain and not worth and not marked:  # as nearly all are
                self._texts.others.append(path)
                self._memory.add(item, data, _NOTHING)
                return
            if worth or not plain:
                read = to_source(path, data, positions=worth)  # raises: a file with holes must not read as a clean one
            if worth:
                # That it can be read is known: the text of a module must not wait for its turn.
                source = read if notebook else self._files.late(path)
                worth, names = self._prefilter.look(data, notebook)
                worth = worth or path.rpartition("/")[2].lower() == "setup.py"  # there a name is a requirement
        glance = Glance(worth, marked, names) if source is not None or marked else _NOTHING
        self._sort(path, source, glance, config)
        self._memory.add(item, data, glance)
        if source is not None:
            self._sizes[path] = len(data)
            # An import that is still to be met makes names mean more, never less.
            if self._tell is not None and (worth or self._meant(names)):
                self._tell(path, len(data))

    def _sort(self, path: str, source: SourceFile | None, glance: Glance, config: bool) -> None:
        if source is not None:
            self._chosen.append((source, _NO_NAMES if glance.candidate else glance.names))
            self._imported |= glance.names if glance.candidate else _NO_NAMES
        elif config:
            self._texts.passed.append(path)
        else:
            self._texts.others.append(path)
        if glance.marked:
            self._texts.marked.append(path)

    def _meant(self, names: Iterable[str]) -> set[str]:
        """Those of the names that stand for something the files so far import."""
        imported = frozenset(self._imported)
        return {name for name in names if self._means(imported, name)}

    def texts(self) -> Texts:
        """What is to be analysed, now that all imports are known."""
        meant = self._meant(frozenset[str]().union(*(names for _, names in self._chosen)))
        for source, names in self._chosen:
            if not names or not meant.isdisjoint(names):
                self._texts.candidates.append(source)
                self._texts.size += self._sizes.get(source.path, 0)
            else:
                self._texts.others.append(source.path)
        return self._texts


def problem_of(path: str, error: Unreadable) -> Problem:
    """What is reported of a file that cannot be read."""
    return Problem(Location(path, Span(error.line, error.column, error.line, error.column)), error.message)
