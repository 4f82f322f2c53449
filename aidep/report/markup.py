"""Text from a repository made safe inside Markdown."""

from __future__ import annotations

import re
from typing import Final

from aidep.report.text import visible

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@:-])")
_TICKS: Final = re.compile(r"`+")


def escape(text: str) -> str:
    """One line of prose in which nothing is markup, a link, a mention or HTML.

    A backslash works before any ASCII punctuation; a mention needs more than that, so a zero-width character would be
    the only way out: the ``@`` is written as an entity instead.
    """
    shown = _SPECIAL.sub(r"\\\1", visible(text))
    return shown.replace(r"\@", "&#64;").replace(r"\-", "-").replace(r"\(", "(").replace(r"\)", ")").replace(r"\:", ":")


def code(text: str) -> str:
    """A code span that holds any text, also in a table cell."""
    shown = visible(text).replace("|", "\\|")
    longest = max((len(run) for run in _TICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown else "–"
