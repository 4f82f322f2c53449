"""Options in command lines: in workflows, compose files, Dockerfiles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_FLAG: Final = re.compile(
    r"""(?<![\w-])--?(?P<name>[a-z][\w-]*)(?:=|[ \t]+|["'][ \t]*,[ \t]*)["']?(?P<value>[\w][\w.:/@-]{2,150})""",
    re.IGNORECASE,
)


def flags(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Options with their values in a command line: name, start and end of the value."""
    for found in _FLAG.finditer(text, start, end):
        value = found["value"].rstrip(".:/")
        yield found["name"], found.start("value"), found.start("value") + len(value)
