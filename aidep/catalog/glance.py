"""What the catalog says at a glance: by which bytes a file shows that it may matter.

It is the first line of a compiled catalog, and all that is read of it where no file matters. That is what most calls
of a hook find, so nothing here imports what takes time.
"""

from __future__ import annotations

import json
import os
import zlib

TYPE_CHECKING = False  # `typing` takes as long to import as all the rest
if TYPE_CHECKING:
    from typing import Any, Final

FORMAT: Final = 16
_KEYS = ("format", "digest", "checked", "tokens", "packages", "imports")
_HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGED = os.path.join(os.path.dirname(_HERE), "rules")
"""The rules of an installed package; a source checkout has them beside the package."""
SHIPPED = os.path.join(_HERE, "compiled.json")
"""The compiled form of these, which has no other digest than ``wheel``."""


def glance() -> dict[str, Any] | None:
    """Of the rules of this installation: ``tokens``, ``packages``, ``imports``, and the day ``checked``.

    ``None`` where they must be compiled first.
    """
    file, digest = SHIPPED, "wheel"
    if not os.path.isdir(PACKAGED):
        from aidep.catalog.kept import place_of

        file, digest = place_of([rules()])
    try:
        with open(file, "rb") as stream:
            return parse(stream.readline(), digest)
    except OSError:
        return None


def rules() -> str:
    """The folder of the rules of this installation."""
    beside = os.path.join(os.path.dirname(os.path.dirname(_HERE)), "rules")
    return PACKAGED if os.path.isdir(PACKAGED) else beside


def parse(line: bytes, digest: str) -> dict[str, Any] | None:
    """The first line of a compiled catalog, ``None`` if it is damaged or of other rules."""
    body, _, check = line.rpartition(b" ")
    try:
        if int(check) != zlib.crc32(body):
            return None
        data = json.loads(body)
    except ValueError:
        return None
    fits = isinstance(data, dict) and data.get("format") == FORMAT and data.get("digest") == digest
    return data if fits else None


def line_of(data: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """The first line of a compiled catalog, and what is left for the others."""
    body = json.dumps({key: data[key] for key in _KEYS}, separators=(",", ":")).encode()
    rest = {key: value for key, value in data.items() if key not in _KEYS}
    return body + f" {zlib.crc32(body)}".encode(), rest
