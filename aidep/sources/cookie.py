"""The encoding that a Python file names (PEP 263). Imports nothing that takes time: every run looks for it."""

from __future__ import annotations

import re

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")


def cookie(data: bytes) -> str | None:
    """The encoding that a comment in the first two lines names, None without one."""
    head = data[:1024]
    if b"coding" not in head:
        return None
    first, _, rest = head.partition(b"\n")
    match = _COOKIE.match(first)
    if match is None and _BLANK.match(first.rstrip(b"\r")):
        match = _COOKIE.match(rest.partition(b"\n")[0])
    return match[1].decode("ascii", "replace") if match else None
