"""Reads the compiled catalog. What every run does: nothing else is imported here."""

from __future__ import annotations

import json
import os
from typing import Any

FORMAT = 5
Compiled = dict[str, Any]


def read_compiled(file: str | os.PathLike[str], digest: str) -> Compiled | None:
    """A compiled file, ``None`` if it is missing, damaged or of other rules."""
    try:
        with open(file, "rb") as stream:
            data = json.loads(stream.read())
    except (OSError, ValueError):
        return None
    fits = isinstance(data, dict) and data.get("format") == FORMAT and data.get("digest") == digest
    return data if fits else None
