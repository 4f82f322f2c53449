"""What a configuration file says, to see whether a comment that was put into it is one."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any, Final

_ENV: Final = re.compile(
    r"""[ \t]*\#[^\n]*(?:\n|\Z)|(?P<line>[^\n=]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\n]*|[^\n]+)|\n""",
    re.DOTALL,
)


def says_the_same(format: str, before: str, after: str) -> bool:
    """Whether two texts mean the same to a program. False where that cannot be told."""
    reader = _READERS.get(format)
    meant = None if reader is None else reader(before)
    return reader is not None and meant is not None and meant == reader(after)


def _toml(text: str) -> Any:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _yaml(text: str) -> Any:
    import yaml

    try:
        events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return [(type(event).__name__, getattr(event, "value", ""), getattr(event, "anchor", "")) for event in events]
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _env(text: str) -> Any:
    lines = _ENV.finditer(text.replace("\r\n", "\n"))
    return [match["line"] for match in lines if match["line"] is not None]


_READERS: Final[dict[str, Callable[[str], Any]]] = {"toml": _toml, "yaml": _yaml, "env": _env}
FORMATS: Final = tuple(_READERS)
"""Formats with comments that can be written safely."""
