"""What is known of files from earlier runs: a folder of small files, each written whole.

A cache is a guess that is checked. Its entries are named after what they were made from (contents, our own code, the
catalog), carry that name inside, and are read as data only; whatever does not fit is made again. Two processes may
share a folder: an entry replaces another atomically, and the last writer wins with something as good.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

KEPT_DAYS = 14
"""Entries that no run has asked for in that time are dropped."""
_LARGEST = 200_000_000
_DAY = 86_400
_MARK = "aidep-cache"
"""The folder's mark: only a folder that has it is ever cleared."""


def digest(*parts: object) -> str:
    """A name for what these texts and numbers say together; for bytes see :func:`digest_bytes`."""
    return digest_bytes(repr(parts).encode("utf-8", "surrogatepass"))


def digest_bytes(data: bytes) -> str:
    """A name for contents."""
    from hashlib import blake2b  # brings along all of OpenSSL, and a run without a cache needs none of it

    return blake2b(data, digest_size=20).hexdigest()


def code_state(folders: Iterable[Path]) -> str:
    """Changes with our own code, as an installation or a checkout does: name, size and time of each module."""
    rows = []
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            state = file.stat()
            rows.append((str(file), state.st_size, state.st_mtime_ns))
    return digest(*rows)


class Cache:
    """Entries by name. A folder that cannot be written to is a cache that keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writable = True

    def get(self, name: str) -> bytes | None:
        """An entry, ``None`` if it is missing, damaged or another's."""
        file = self._file(name)
        try:
            with open(file, "rb") as stream:
                state = os.fstat(stream.fileno())
                if state.st_size > _LARGEST:
                    return None
                data = stream.read()
            if time.time() - state.st_mtime > _DAY:
                os.utime(file)  # in use: kept on
        except OSError:
            return None
        head, _, body = data.partition(b"\n")
        return body if head == _head(name, body) else None

    def put(self, name: str, body: bytes) -> None:
        """Keep an entry; what goes wrong with that is no concern of a run."""
        if not self._writable:
            return
        import tempfile  # only what is new is written

        file = self._file(name)
        try:
            if not file.parent.is_dir():
                self._start(file.parent)
            handle, scratch = tempfile.mkstemp(dir=file.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_head(name, body) + b"\n" + body)
                os.replace(scratch, file)
            except BaseException:
                with suppress(OSError):
                    os.unlink(scratch)
                raise
        except OSError:  # read-only, full, or no folder at all
            self._writable = False

    def prune(self) -> None:
        """Drop what was not used for long; at most once a day."""
        mark = self._folder / _MARK
        now = time.time()
        with suppress(OSError):
            if now - mark.stat().st_mtime < _DAY:
                return
            os.utime(mark)
            for file in self._files():
                if now - file.stat().st_mtime > KEPT_DAYS * _DAY:
                    file.unlink()

    def clear(self) -> int:
        """Remove all entries; how many there were. Nothing else in the folder is touched."""
        count = 0
        for file in self._files():
            with suppress(OSError):
                file.unlink()
                count += 1
        return count

    def _start(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), open(self._folder / _MARK, "x", encoding="utf-8") as stream:
            stream.write("Made by aidep; may be deleted.\n")

    def _files(self) -> list[Path]:
        if not (self._folder / _MARK).is_file():
            return []
        return [file for kind in ("facts", "trees", "usages") for file in (self._folder / kind).glob("*/*")]

    def _file(self, name: str) -> Path:
        kind, _, rest = name.partition("/")
        return self._folder / kind / rest[:2] / rest[2:]


def _head(name: str, body: bytes) -> bytes:
    return f"aidep {name} {digest_bytes(body)}".encode()
