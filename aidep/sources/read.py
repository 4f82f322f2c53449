"""Bytes of a file, and their text."""

from __future__ import annotations

import codecs
import os
import stat
import warnings

from aidep.model.source import Unreadable
from aidep.sources.cookie import cookie

MAX_BYTES = 10_000_000
"""Larger files are refused unread: no person writes them, and one of them must not eat the run."""

_PLAINLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Non-blocking: opening a named pipe would wait for a writer that never comes."""
_NO_PLAIN_TEXT = frozenset({"idna", "punycode", "undefined", "mbcs", "oem"})
"""Codecs that take quadratic time, depend on the machine, or never work."""
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_bytes(file: str, limit: int = MAX_BYTES) -> bytes:
    """The contents of a regular file of at most ``limit`` bytes; everything else raises Unreadable."""
    try:
        handle = os.open(file, _PLAINLY)
    except FileNotFoundError:
        gone = "is a link to a file that is not there" if os.path.islink(file) else "has vanished since it was found"
        raise Unreadable(gone) from None
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable("is no regular file")
        if state.st_size > limit:
            raise Unreadable(
                f"is too large: {_megabytes(state.st_size)} MB, files over {_megabytes(limit)} MB are not read"
            )
        return _read(handle, state.st_size, limit)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from None
    finally:
        os.close(handle)


def _read(handle: int, size: int, limit: int) -> bytes:
    """Read to the end, even if the file grows meanwhile, but not beyond ``limit``."""
    first = os.read(handle, size + 1)
    total = len(first)
    if total == size:
        return first
    parts = [first]
    while parts[-1]:
        if total > limit:
            raise Unreadable(f"is too large: files over {_megabytes(limit)} MB are not read")
        parts.append(os.read(handle, 1 << 20))
        total += len(parts[-1])
    return b"".join(parts)


def is_plain(data: bytes) -> bool:
    """Whether :func:`decode` would give the text without fail: ASCII that names no encoding. Told in no time."""
    return data.isascii() and b"\0" not in data and (data.find(b"coding", 0, 1024) < 0 or cookie(data) is None)


def decode(data: bytes) -> str:
    """The text of a Python file as Python reads it: byte order mark, coding cookie (PEP 263), else UTF-8.

    Newlines are kept as they are.
    """
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise Unreadable(f"is {name} text, which Python does not read; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        raise Unreadable("holds a NUL byte: no Python source", *_place(data, nul))
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[len(codecs.BOM_UTF8) :], "utf-8")
    encoding = cookie(data)
    if encoding is None:
        return _strict(data, "utf-8")
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise Unreadable(f"names an unknown encoding: {encoding}") from None
    if name in _NO_PLAIN_TEXT:
        raise Unreadable(f"names an encoding that is not supported: {encoding}")
    return _strict(data, name)


def decode_any(data: bytes) -> str:
    """The text of a file that is not Python: by its byte order mark, else UTF-8, else as Latin-1.

    A wrong letter in a comment must not hide the rest of a file. NUL bytes are Unreadable: that is no text.
    """
    wide = next((name for mark, name in _WIDE if data.startswith(mark)), None)
    if wide is not None:
        try:
            return data.decode(wide)
        except UnicodeDecodeError as error:
            raise Unreadable(f"is broken {wide} text: {error.reason}") from None
    nul = data.find(b"\0")
    if nul >= 0:
        raise Unreadable("holds a NUL byte: no text", *_place(data, nul))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def odd_byte(data: bytes) -> tuple[int, int] | None:
    """Line and column of the first byte for which :func:`decode_any` takes a text for Latin-1."""
    if data.startswith(tuple(mark for mark, _ in _WIDE)):
        return None
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return _place(data, error.start)
    return None


def encoding_of(data: bytes, *, python: bool) -> tuple[bytes, str]:
    """The byte order mark and the codec by which :func:`decode`, or else :func:`decode_any`, read these bytes."""
    if data.startswith(codecs.BOM_UTF8):
        return codecs.BOM_UTF8, "utf-8"
    if python:
        return b"", cookie(data) or "utf-8"
    for mark, name in _WIDE:
        if data.startswith(mark):
            return mark, f"{name}-{'LE' if mark[0] == 0xFF else 'BE'}"
    try:
        data.decode()
    except UnicodeDecodeError:
        return b"", "latin-1"
    return b"", "utf-8"


def _strict(data: bytes, encoding: str) -> str:
    try:
        if encoding == "utf-8":
            return data.decode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # unicode_escape warns of what it cannot read; -W error would raise that
            return data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        message = f"is not {encoding.upper()} (byte 0x{byte:02x}): save it as UTF-8 or name its encoding in line 1"
        raise Unreadable(message, *_place(data, error.start)) from None
    except (UnicodeError, LookupError, ValueError) as error:  # LookupError: a codec that is not for text
        raise Unreadable(f"cannot be decoded as {encoding}: {error}") from None


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte; the column counts code points as far as they can be told."""
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    return line, len(data[start:offset].decode("utf-8", "replace")) + 1


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.3g}"
