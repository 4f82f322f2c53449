"""The usual answer, told quickly: nothing of AI in the files that were named.

Where no file passes the prefilter, none holds a directive of ours and all can be read, there is nothing to analyse, to
judge or to suppress: the report is one line, whatever the settings that a person has not made. Most calls of a hook end
like this, and the imports of an ordinary run (settings, parser of options, reports) would take ten times as long as
the answer. Whatever is not plain (another option, a configuration, a folder, a link, an odd encoding, a terminal) is
left to the ordinary run; tests hold the two to the same words.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False  # `typing` takes longer to import than most answers take
if TYPE_CHECKING:
    from collections.abc import Callable

_SILENT = frozenset({"-q", "--quiet"})
_IDLE = frozenset({"--isolated", "--no-cache", "--exit-zero"})
"""Options that change nothing about this answer."""
_SUFFIXES = (".py", ".pyi")
_LARGEST = 1_000_000
_SETTINGS = ("aidep.toml", ".aidep.toml")
_STYLING = ("FORCE_COLOR", "COLUMNS")


def answer(arguments: list[str]) -> str | None:
    """The report of a run with these arguments, ``""`` for silence; ``None`` if that takes an ordinary run."""
    if arguments[:1] != ["check"] or any(name in os.environ for name in _STYLING):
        return None
    options = {word for word in arguments if word.startswith("-")}
    paths = [word for word in arguments[1:] if word not in options]
    if not paths or not options <= _SILENT | _IDLE or sys.stdout is None or sys.stdout.isatty():
        return None
    if not all(map(_is_plain, paths)) or ("--isolated" not in options and _has_settings(paths[0])):
        return None
    from aidep.catalog import glance
    from aidep.sources.prefilter import Prefilter

    known = glance()
    if known is None:
        return None
    prefilter = Prefilter((token.encode() for token in known["tokens"]), known["imports"], known["packages"])
    files = {os.path.normpath(os.path.join(os.getcwd(), path)) for path in paths}
    if not all(_is_clean(file, prefilter.matches) for file in files):
        return None
    if options & _SILENT:
        return ""
    count = f"{len(files):,} file{'s' if len(files) > 1 else ''}"
    dot = " \N{MIDDLE DOT} "
    looked = f"{count} checked, 0 excluded, 0 unreadable"
    return dot.join(("No AI dependency risks found", looked, f"catalog of {known['checked']}")) + "\n"


def _is_plain(path: str) -> bool:
    """Whether it is a Python file of usual size, and itself no link."""
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return path.endswith(_SUFFIXES) and stat.S_ISREG(state.st_mode) and state.st_size <= _LARGEST


def _has_settings(path: str) -> bool:
    """Whether a file lies above ``path`` in which settings of ours can stand."""
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        if any(os.path.lexists(os.path.join(folder, name)) for name in _SETTINGS):
            return True
        try:
            with open(os.path.join(folder, "pyproject.toml"), "rb") as stream:
                if b"aidep" in stream.read():
                    return True
        except FileNotFoundError:
            pass
        except OSError:
            return True  # the ordinary run knows what to say of it
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent


def _is_clean(file: str, matches: Callable[[bytes], bool]) -> bool:
    """Whether it is text, and nothing in it is of interest."""
    try:
        with open(file, "rb") as stream:
            data = stream.read(_LARGEST + 1)
        data.decode()
    except (OSError, UnicodeDecodeError):
        return False
    # Another encoding than UTF-8, a mark of it, and NUL bytes are for those who know what to say of them.
    unusual = len(data) > _LARGEST or b"\0" in data or b"coding" in data[:1024] or data.startswith(b"\xef\xbb\xbf")
    return not unusual and b"aidep:" not in data and not matches(data)
