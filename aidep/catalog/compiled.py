"""Reads the compiled catalog. What every run does: nothing else is imported here."""

from __future__ import annotations

import json
import os
import zlib
from typing import Any

FORMAT = 9
Compiled = dict[str, Any]


def read_compiled(file: str | os.PathLike[str], digest: str) -> Compiled | None:
    """A compiled file, ``None`` if it is missing, damaged or of other rules."""
    try:
        with open(file, "rb") as stream:
            head, sdks = stream.readline(), stream.read()
        data: Compiled = json.loads(head)
    except (OSError, ValueError):
        return None
    fits = isinstance(data, dict) and data.get("format") == FORMAT and data.get("digest") == digest
    if not fits or data.get("sdks") != zlib.crc32(sdks):
        return None
    data["sdks"] = sdks  # a third of the file, which only an analysis decodes
    return data


def dump(data: Compiled) -> bytes:
    """The file: a line with everything but the tables of SDKs, whose checksum it holds, and a line with these."""
    sdks = _line(data["sdks"])
    return _line({**data, "sdks": zlib.crc32(sdks)}) + b"\n" + sdks


def _line(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()
