"""What .gitignore files and exclude patterns leave out. Git is never called: a hostile .git/config runs programs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aidep.errors import UsageError
from aidep.model.source import Unreadable
from aidep.sources.read import read_bytes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

DEFAULT_EXCLUDES = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".pyenv",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)
"""Names of folders that are left out unless ``exclude`` says otherwise."""

NO_SOURCES = frozenset({".git", ".hg", ".svn", ".bzr", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"})
"""Of these, the ones that hold nobody's sources: leaving them out is not worth a count."""

_LARGEST = 1_000_000
"""Bytes of a .gitignore file: compiling more takes longer than anybody waits."""


class Patterns:
    """Patterns in the .gitignore language that hang on one folder."""

    def __init__(self, folder: str, lines: Sequence[str]) -> None:
        """``folder``: absolute; ``lines``: sound patterns."""
        self.folder = folder
        self._skip = len(folder.rstrip(os.sep)) + 1
        self._spec = _spec(lines)
        regexes = []
        for number, pattern in enumerate(self._spec.patterns):
            if pattern.regex is not None:
                regexes.append(tame(pattern.regex.pattern, f"aidep{number}_"))
                pattern.regex = re.compile(regexes[-1])
        # Most files match nothing: one alternation says so much faster than pattern after pattern.
        whole = "|".join(re.sub(r"\?P<(?!aidep)\w+>", "?:", regex) for regex in regexes)
        self._any = re.compile(whole) if regexes else None

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """Whether ``path`` (absolute) is left out: True, False (taken back in by ``!``), None (nothing matches)."""
        if self._any is None:
            return None
        local = path[self._skip :]
        if os.sep != "/":
            local = local.replace(os.sep, "/")
        if is_folder:
            local += "/"
        return self._spec.check_file(local).include if self._any.match(local) else None

    def covers(self, path: str) -> bool:
        """Whether ``path`` lies below the folder of the patterns."""
        return len(path) >= self._skip and path.startswith(self.folder.rstrip(os.sep) + os.sep)


_STAR = "[^/]*"
_CHARACTER = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
"""An escaped character, or a class of characters."""
_ANY_FOLDERS = re.compile(r"\(\?:\.\+/\)\?|\(\?:/\.\+\)\?")
"""What becomes of ``**`` at the start, and elsewhere."""


def tame(regex: str, name: str) -> str:
    """The regular expression of a pattern, such that it cannot try out what is hopeless.

    As it comes, ``*a*a*a*a*b`` or ``a/**/a/**/a/**/b`` takes years for the right name. Of several stars all but the
    last may settle for the first place that fits, for good: that changes nothing about whether the whole fits. An
    atomic group says so (by a lookahead: Python 3.10 has no others). ``name`` begins the names of these groups.
    """
    count = 0

    def settled(inner: str) -> str:
        nonlocal count
        count += 1
        return f"(?=(?P<{name}{count}>{inner}))(?P={name}{count})"

    def segment(text: str) -> str:
        pieces = re.sub(r"(?:\[\^/\]\*){2,}", lambda _: _STAR, text).split(_STAR)
        out = pieces[0]
        for number, piece in enumerate(pieces[1:], 1):
            is_last = number == len(pieces) - 1
            fixed = not is_last and not re.search("[/(]", _CHARACTER.sub("", piece))
            out += settled(f"[^/]*?{piece}") if fixed else _STAR + piece
        return out

    parts = _ANY_FOLDERS.split(regex)
    folders = _ANY_FOLDERS.findall(regex)
    out = segment(parts[0])
    for number, (gap, part) in enumerate(zip(folders, parts[1:], strict=True), 1):
        lazy = gap.replace(".+", ".+?") + "?"
        out += settled(f"{lazy}{segment(part)}(?=/)") if number < len(folders) else gap + segment(part)
    return out


def read_patterns(file: str, folder: str) -> Patterns | None:
    """The patterns of a .gitignore file, None when there is no such file or nothing in it.

    A file that cannot be read or understood raises UsageError: guessing would silently check, or skip, the wrong files.
    """
    if not os.path.isfile(file):  # a folder, or a pipe that would keep us waiting
        return None
    try:
        text = read_bytes(file, _LARGEST).decode("utf-8", "replace")
    except Unreadable as error:
        raise UsageError(f"{file}: {error.message}; --no-respect-gitignore goes without it") from None
    lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n")]
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return Patterns(folder, _sound(lines)) if lines else None


def user_patterns(folder: str, lines: Sequence[str], where: str) -> Patterns:
    """Patterns of a configuration file or of the command line; ``where`` names their place in an error."""
    for line in lines:
        if not _sound([line]):
            raise UsageError(f"{where}: {line!r} is not a pattern in the language of .gitignore")
    return Patterns(folder, lines)


def enclosing(folder: str, top: str) -> Iterator[Patterns]:
    """The .gitignore files that hold for ``folder`` from outside: of its ancestors up to ``top``, outermost first."""
    chain = []
    here = folder
    while here != top:
        parent = os.path.dirname(here)
        if parent == here:
            break
        chain.append(parent)
        here = parent
    info = read_patterns(os.path.join(top, ".git", "info", "exclude"), top)
    if info is not None:
        yield info
    for ancestor in reversed(chain):
        found = read_patterns(os.path.join(ancestor, ".gitignore"), ancestor)
        if found is not None:
            yield found


def repository_of(folder: str) -> str | None:
    """The nearest folder upward that holds ``.git``, None outside a repository."""
    here = folder
    while True:
        if os.path.lexists(os.path.join(here, ".git")):
            return here
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # many projects to check have no pattern at all

    return GitIgnoreSpec.from_lines(lines)


def _sound(lines: Sequence[str]) -> list[str]:
    """The lines that are patterns: git too skips what it cannot understand in a .gitignore."""
    kept = []
    for line in lines:
        try:
            _spec([line])
        except (ValueError, re.error):
            continue
        kept.append(line)
    return kept
