"""What commands of a shell say of models, as Python: variables that are exported, addresses, and models in JSON.

A value stays in its column: the name that it gets is as long as what stands before it.
"""

from __future__ import annotations

import re

_EXPORTED = re.compile(
    r"\bexport[ \t]+(?P<name>[A-Za-z_]\w*)=(?P<quote>[\"']?)(?P<value>[^\s\"'\\${}`;&|]+)(?P=quote)[ \t]*(?:[;&|#]|\Z)"
)
"""For what the same shell runs later, and not for the notebook. What the shell would fill in is not known."""
_SENT = re.compile(r"(?P<url>https?://[\w.:/?=&%~+@-]+)|\"model\"[ \t]*:[ \t]*\"(?P<model>[^\s\"'\\$]+)\"")
_LINE = re.compile(r"[^\r\n]+")


def as_python(text: str) -> str:
    """The lines of a script with what they say, blank where they say nothing."""
    return _LINE.sub(lambda line: said(line[0]) or " " * len(line[0]), text)


def said(line: str) -> str | None:
    """One line of a script as statements of Python, ``None`` if it says nothing."""
    sets = _EXPORTED.search(line)
    if sets is not None and not line[: sets.start()].lstrip(" \t!").startswith("#"):
        bound = f"{sets['name']}__".rjust(sets.start("value") - 2, "_")  # no variable of the notebook
        return f"{bound}='{sets['value']}'"
    out = ""
    for sent in _SENT.finditer(line):
        kind = sent.lastgroup or ""
        width = sent.start(kind) - len(out) - 2
        if width >= len(kind) and not line.lstrip(" \t!").startswith("#"):
            out += f"{kind.rjust(width, '_')}='{sent[kind]}';"
    return out or None
