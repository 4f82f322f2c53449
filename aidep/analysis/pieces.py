"""A long module in pieces that are parsed one after the other: the parser takes 260 bytes for each byte of its text.

A piece that parses is a row of whole statements, and so is the module, which is these rows: whatever is open at the end
of a piece, a bracket, a string or a decorator that waits for its function, is a mistake there. So it does not matter
where a text is cut as long as each piece parses. One that does not says nothing of the text, then parsed whole.
"""

from __future__ import annotations

import re

LENGTH = 64_000
"""Characters of a piece, at least: those of nearly every module have one."""
_STARTS = re.compile(r"^(?:@|(?:async +)?def\b|class\b)", re.MULTILINE)


def pieces(text: str) -> list[str]:
    """A text cut before functions and classes that are indented by nothing, and before their decorators."""
    if len(text) < 2 * LENGTH:
        return [text]
    cuts = [0]
    decorated: int | None = None
    for found in _STARTS.finditer(text, 1):
        start = found.start() if decorated is None else decorated
        if found[0] == "@":
            decorated = start
            continue
        decorated = None
        # Behind a backslash the line goes on, which the end of a piece would hide.
        if start - cuts[-1] >= LENGTH and "\\" not in text[start - 3 : start]:
            cuts.append(start)
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
