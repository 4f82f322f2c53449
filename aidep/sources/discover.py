"""From the paths of the command line to the files to look at."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from aidep.errors import UsageError
from aidep.model.span import Location, Span
from aidep.model.usage import Problem
from aidep.sources.formats import Folder, format_of, limit_of
from aidep.sources.ignore import DEFAULT_EXCLUDES, NO_SOURCES, Patterns, enclosing, read_patterns, repository_of

PYTHON_SUFFIXES = (".py", ".pyi", ".pyw")
NOTEBOOK_SUFFIX = ".ipynb"
SUFFIXES = (*PYTHON_SUFFIXES, NOTEBOOK_SUFFIX)
MANY = 500
"""Files: looking them through takes longer than making ready for it."""
_START = Span(1, 1, 1, 1)


class Found(NamedTuple):
    """A file to look at."""

    path: str
    """Relative to the run's root, ``/`` separators, printable."""
    file: str
    """Absolute, for opening."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to leave out, with everything resolved."""

    default_excludes: bool = True
    excludes: tuple[Patterns, ...] = ()
    """Of configuration and command line."""
    gitignore: bool = True
    force: bool = False
    """Whether excludes hold for paths that were named themselves."""


@dataclass(slots=True)
class Discovery:
    """What discovery found, in a stable order."""

    root: str
    """Absolute; ``Found.path`` is relative to it."""
    files: list[Found] = field(default_factory=list)
    excluded: int = 0
    """Files left out; a folder that is not entered counts as one."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What a person should know: named paths that were not checked."""


def discover(
    paths: Sequence[str],
    selection: Selection,
    standard: str | None = None,
    size: int = 0,
    many: Callable[[], None] | None = None,
) -> Discovery:
    """Find the files to check below ``paths`` (files or folders). A path that does not exist is a UsageError.

    ``many`` is called once when :data:`MANY` have been found, and there may be more.
    ``standard`` is what standard input is to be called, ``size`` the bytes that came. Like a named file, it is left out
    only where excludes are forced; then what is too large for configuration is data there, too.
    """
    here = os.getcwd()
    if standard is not None:
        return _standard(os.path.normpath(os.path.join(here, standard)), here, selection, size)
    targets = [os.path.normpath(os.path.join(here, path)) for path in paths]
    for path, target in zip(paths, targets, strict=True):
        if not os.path.lexists(target):
            raise UsageError(f"{path}: no such file or folder")
        if not os.path.exists(target):
            raise UsageError(f"{path}: a link that leads nowhere")
    walk = _Walk(Discovery(run_root(targets, here)), selection, many)
    for path, target in zip(paths, targets, strict=True):
        walk.named(path, target)
    walk.follow_links()
    walk.found.files.sort(key=itemgetter(0))  # by path, of which each stands there once
    walk.found.problems.sort(key=lambda problem: problem.location)
    return walk.found


def _standard(target: str, here: str, selection: Selection, size: int) -> Discovery:
    """Standard input as the only file."""
    walk = _Walk(Discovery(run_root([target], here)), selection)
    is_data = format_of(os.path.relpath(target, walk.found.root)) is not None and _is_large(target, size)
    if selection.force and (is_data or walk.left_out(target, is_folder=False)):
        walk.found.excluded += 1
    else:
        walk.add(target)
    return walk.found


def _is_large(path: str, size: int) -> bool:
    limit = limit_of(path)
    return limit is not None and size > limit


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def run_root(targets: Sequence[str], here: str) -> str:
    """What reported paths are relative to: ``here`` if all lies in it, else the repository or the common folder."""
    prefix = here.rstrip(os.sep) + os.sep
    if all(target == here or target.startswith(prefix) for target in targets):
        return here
    try:
        common = os.path.commonpath(targets)
    except ValueError:  # Windows: several drives
        return here
    if not os.path.isdir(common):
        common = os.path.dirname(common)
    return repository_of(common) or common


class _Walk:
    """One discovery: a depth-first walk that enters no folder twice."""

    def __init__(self, found: Discovery, selection: Selection, many: Callable[[], None] | None = None) -> None:
        self.found = found
        self.many = many
        self.selection = selection
        self.named_trees: list[tuple[str, str]] = []  # named folders: where they really are, and as they are named
        self.seen: set[str] = set()  # files, by absolute path
        self.paths: set[str] = set()  # the same by their path in the report
        self.entered: set[tuple[int, int]] = set()  # folders, by device and inode
        self.links: list[tuple[str, tuple[Patterns, ...]]] = []
        self.names = frozenset(DEFAULT_EXCLUDES) if selection.default_excludes else frozenset[str]()
        self._start = len(found.root.rstrip(os.sep)) + 1

    def named(self, path: str, target: str) -> None:
        """Take in a path of the command line: excludes do not hold for it, unless they are forced."""
        is_folder = os.path.isdir(target)
        outside = self._outside(target, is_folder)
        left_out = self.left_out(target, is_folder)
        if self.selection.force and (left_out or (not is_folder and self._is_data(target))):
            self.found.excluded += 1
        elif is_folder:
            if target.endswith(PYTHON_SUFFIXES):
                self._problem(target, "is a folder, not a file")
            self.named_trees.append((os.path.realpath(target), target))
            # Inside an ignored folder everything is ignored: whoever names such a folder means its files.
            self.folder(target, () if left_out else outside)
        elif target.endswith(SUFFIXES) or format_of(self._relative(target)) or _is_script(target):
            self.add(target)
        else:
            self.found.excluded += 1
            self.found.notes.append(f"{path}: not checked, neither Python nor a notebook nor configuration")

    def folder(self, start: str, patterns: tuple[Patterns, ...]) -> None:
        """Walk a tree without recursion."""
        stack = [(start, patterns)]
        while stack:
            path, outer = stack.pop()
            try:
                stat = os.stat(path)
                if (stat.st_dev, stat.st_ino) in self.entered:
                    continue
                self.entered.add((stat.st_dev, stat.st_ino))
                with os.scandir(path) as scan:
                    entries = list(scan)
            except OSError as error:
                self._problem(path, f"folder cannot be read: {error.strerror}")
                continue
            names = {entry.name for entry in entries}
            if "pyvenv.cfg" in names and self.names and path != start:
                self.found.excluded += 1  # a virtual environment, whatever its name
                continue
            inner = outer
            if ".gitignore" in names and self.selection.gitignore:
                own = read_patterns(os.path.join(path, ".gitignore"), path)
                inner = (*outer, own) if own is not None else outer
            stack.extend((folder, inner) for folder in self._entries(path, entries, inner))
            if self.many is not None and len(self.found.files) >= MANY:
                many, self.many = self.many, None
                many()

    def _entries(self, path: str, entries: list[os.DirEntry[str]], patterns: tuple[Patterns, ...]) -> list[str]:
        """Take in the files of one folder; returns the folders to enter."""
        local = self._relative(path)
        inside = "" if local == "." else f"{local}/"
        formats = Folder(inside)
        ruled = bool(patterns or self.selection.excludes)
        folders = []
        for entry in entries:
            name = entry.name
            is_source = name.endswith(SUFFIXES) or (formats.may_take(name) and self._is_config(entry, formats))
            if entry.is_dir(follow_symlinks=False):
                if name in self.names or (ruled and self._out(entry.path, True, patterns)):
                    self.found.excluded += name not in NO_SOURCES
                    continue
                if is_source and name.endswith(PYTHON_SUFFIXES):
                    self._problem(entry.path, "is a folder, not a file")
                folders.append(entry.path)
            elif entry.is_symlink():
                if is_source or os.path.isdir(entry.path):  # not entry.is_dir(): that raises for a link to itself
                    self._link(entry.path, patterns)
            elif is_source:
                if ruled and self._out(entry.path, False, patterns):
                    self.found.excluded += 1
                else:
                    self._take(entry.path, inside + name if name.isascii() else self._relative(entry.path))
        return folders

    def _is_config(self, entry: os.DirEntry[str], formats: Folder) -> bool:
        """Whether it is a file of a known format, and not so large that it is data."""
        try:
            return formats.format_of(entry.name) is not None and not _is_large(entry.name, entry.stat().st_size)
        except OSError:
            return True  # reading it says what is wrong

    def _is_data(self, target: str) -> bool:
        """Whether a named file is of a known format, and so large that a walk would pass it over."""
        try:
            return format_of(self._relative(target)) is not None and _is_large(target, os.stat(target).st_size)
        except OSError:
            return False

    def _link(self, path: str, patterns: tuple[Patterns, ...]) -> None:
        """Put off a link: what it leads to may be met on its own."""
        if self._out(path, os.path.isdir(path), patterns) or os.path.basename(path) in self.names:
            self.found.excluded += 1
        else:
            self.links.append((path, patterns))

    def follow_links(self) -> None:
        """Follow the links that stay in the trees that were named, and lead to something not met so far."""
        met: set[str] = set()
        while self.links:
            path, patterns = self.links.pop()
            real = os.path.realpath(path)
            as_walked = self._as_walked(real)
            if not os.path.exists(real):
                self._problem(path, "is a link that leads nowhere")
            elif not as_walked:
                self.found.excluded += 1
            elif os.path.isdir(real):
                self.folder(path, patterns)
            elif real not in met and self.seen.isdisjoint(as_walked):
                met.add(real)
                self.add(path)

    def _as_walked(self, real: str) -> list[str]:
        """Under which paths a walk of the named trees meets what is really there; none: it lies in none of them."""
        return [named + real[len(tree) :] for tree, named in self.named_trees if _lies_in(real, tree)]

    def _top(self, target: str, is_folder: bool) -> str:
        return repository_of(target if is_folder else os.path.dirname(target)) or self.found.root

    def _outside(self, target: str, is_folder: bool) -> tuple[Patterns, ...]:
        """The .gitignore files above a named path."""
        return tuple(enclosing(target, self._top(target, is_folder))) if self.selection.gitignore else ()

    def left_out(self, target: str, is_folder: bool) -> bool:
        """Whether a named path, or a folder above it, is left out."""
        top, patterns = self._top(target, is_folder), self._outside(target, is_folder)
        here, is_dir = target, is_folder
        while len(here) > len(top):  # what the repository itself is called says nothing
            if (is_dir and os.path.basename(here) in self.names) or self._out(here, is_dir, patterns):
                return True
            here, is_dir = os.path.dirname(here), True
        return False

    def _out(self, path: str, is_folder: bool, patterns: tuple[Patterns, ...]) -> bool:
        """Whether excludes or .gitignore files leave ``path`` out. The innermost .gitignore with an opinion decides."""
        for excludes in self.selection.excludes:
            if excludes.covers(path) and excludes.verdict(path, is_folder):
                return True
        for ignore in reversed(patterns):
            verdict = ignore.verdict(path, is_folder) if ignore.covers(path) else None
            if verdict is not None:
                return verdict
        return False

    def add(self, file: str) -> None:
        """Take in a file."""
        self._take(file, self._relative(file))

    def _take(self, file: str, path: str) -> None:
        if file not in self.seen:
            self.seen.add(file)
            while path in self.paths:  # a name that is not UTF-8, and one that is written like the escape of that
                path += "?"
            self.paths.add(path)
            self.found.files.append(Found(path, file))

    def _problem(self, path: str, message: str) -> None:
        self.found.problems.append(Problem(Location(self._relative(path), _START), message))

    def _relative(self, path: str) -> str:
        local = path[self._start :] or "."
        if os.sep != "/":
            local = local.replace(os.sep, "/")
        # Names that are not UTF-8 must neither break a report nor become one: their bytes are shown.
        return local if local.isascii() else os.fsencode(local).decode("utf-8", "backslashreplace")


def _is_script(file: str) -> bool:
    """Whether a named file without a known suffix starts as a Python script does."""
    if "." in os.path.basename(file):
        return False
    try:
        if not os.path.isfile(file):
            return False
        with open(file, "rb") as stream:
            first = stream.read(128).split(b"\n", 1)[0]
    except OSError:
        return True  # it was named: reading it says what is wrong
    return not first.startswith(b"#!") or b"python" in first
