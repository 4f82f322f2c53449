"""Reads the compiled catalog. What every run does: nothing else is imported here."""

from __future__ import annotations

import json
import os
import zlib
from typing import Any

from aidep.catalog.glance import line_of, parse

Compiled = dict[str, Any]


def read_compiled(file: str | os.PathLike[str], digest: str) -> Compiled | None:
    """A compiled file, ``None`` if it is missing, damaged or of other rules."""
    try:
        with open(file, "rb") as stream:
            first = parse(stream.readline(), digest)
            if first is None:
                return None
            head, sdks = stream.readline(), stream.read()
        data: Compiled = json.loads(head)
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.get("sdks") != zlib.crc32(sdks):
        return None
    data["sdks"] = sdks  # a third of the file, which only an analysis decodes
    return {**data, **first}


def dump(data: Compiled) -> bytes:
    """The file: a line to glance at, one with the rest but the tables of SDKs, whose checksum it holds, and these."""
    first, rest = line_of(data)
    sdks = _line(data["sdks"])
    return first + b"\n" + _line({**rest, "sdks": zlib.crc32(sdks)}) + b"\n" + sdks


def _line(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()
