"""The compiled catalog of a source checkout, or with rules of the user's own: kept in the user's cache folder.

It is compiled anew where any file has changed. What every run does imports neither ``pathlib`` nor ``hashlib``: either
costs a quarter of a bare interpreter's start.
"""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import suppress

from aidep import __version__
from aidep.catalog.glance import FORMAT
from aidep.errors import UsageError

TYPE_CHECKING = False  # importing `typing` costs as much as either
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aidep.catalog.compiled import Compiled

_HERE = os.path.dirname(os.path.abspath(__file__))
_KEPT = 8
"""Catalogs of other rules, or of these in an earlier state, that stay."""


def load_compiled(folders: Sequence[str | Path]) -> Compiled:
    """The compiled form of the folders: from the cache if that is fresh, else compiled and cached.

    Raises:
        UsageError: if a folder is missing or the rules are wrong.
    """
    from aidep.catalog.compiled import read_compiled

    cached, digest = place_of(folders)
    found = read_compiled(cached, digest)
    if found is None:
        from pathlib import Path

        from aidep.catalog.compile import compile_rules

        found = compile_rules([Path(folder) for folder in folders], digest)
        with suppress(OSError):  # a read-only home: compile again next time
            write_compiled(Path(cached), found)
            _prune(Path(cached).parent)
    return found


def place_of(folders: Sequence[str | Path]) -> tuple[str, str]:
    """The file that keeps the compiled form of the folders as they are, and its digest.

    Raises:
        UsageError: if a folder is missing.
    """
    digest = _digest(folders)
    return os.path.join(_cache(), f"catalog-{digest[:16]}.json"), digest


def write_compiled(target: Path, data: Compiled) -> None:
    """Put a compiled catalog in the place of a file, or where there was none. Raises OSError."""
    from aidep.catalog.compiled import dump
    from aidep.replace import replace_file

    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(str(target), dump(data))


def cache_folder() -> Path:
    """Where compiled catalogs are kept, by the custom of the system."""
    from pathlib import Path

    return Path(_cache())


def _cache() -> str:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else "~/.cache"  # the standard says to ignore a relative one
    base = os.path.expanduser(base)
    # No home at all: a place where nothing can be read or written.
    return os.path.join(os.devnull if base.startswith("~") else base, "aidep")


def _digest(folders: Sequence[str | Path]) -> str:
    """Changes with any file's name, size or time. It tells states apart, nobody has a reason to forge one."""
    state: list[object] = [FORMAT, __version__]
    for folder in folders:
        if not os.path.isdir(folder):
            raise UsageError(f"{folder}: no such rules folder")
        state.append(str(folder))
        for name in ("platforms", "models", "known", "openweights", "sdks"):
            state += _state(os.path.join(folder, name), ".toml")
    # The format's own code counts as well: a checkout changes it without changing FORMAT.
    text = repr(state + _state(_HERE, ".py")).encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}{len(text):x}"


def _state(folder: str, ending: str) -> list[object]:
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending):
                try:
                    info = entry.stat()
                except FileNotFoundError:  # a link that leads nowhere: reading says so
                    info = entry.stat(follow_symlinks=False)
                found.append((entry.name, info.st_size, info.st_mtime_ns))
    return [folder, *sorted(found)]


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("catalog-*.json"), key=lambda f: f.stat().st_mtime_ns, reverse=True)
    for file in files[_KEPT:]:
        file.unlink(missing_ok=True)
