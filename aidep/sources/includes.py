"""What a requirements file takes in from others: a pin that stands in none of them is no pin."""

from __future__ import annotations

import os
import re
from typing import Final

from aidep.model.source import Unreadable

_INCLUDE: Final = re.compile(r"^[ \t]*(?P<flag>-[rc]|--requirement|--constraint)[ \t=]*(?P<name>[^\s#]+)", re.MULTILINE)
_UNKNOWN: Final = ("://", "$", "{")
"""In a name: an address, or what is filled in before pip reads it."""


def lost_include(file: str, text: str) -> Unreadable | None:
    """The first include of a requirements file that leads nowhere, or back to ``file``, as pip would look for it.

    Nothing is opened. ``file``: its absolute name.
    """
    for found in _INCLUDE.finditer(text):
        name = found["name"].strip("\"'")
        if any(mark in name for mark in _UNKNOWN):
            continue
        target = os.path.join(os.path.dirname(file), name)
        if os.path.normpath(target) == os.path.normpath(file):
            message = f"only by itself, for it includes itself with {found['flag']}"
        elif not os.path.isfile(target):
            message = f"only without {name}, which it includes with {found['flag']} and which is not there"
        else:
            continue
        line = text.count("\n", 0, found.start("name")) + 1
        return Unreadable(message, line, found.start("name") - text.rfind("\n", 0, found.start("name")))
    return None
