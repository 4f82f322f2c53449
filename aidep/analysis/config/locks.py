"""Lock files that are YAML, of Pixi and conda: megabytes of addresses and hashes, of which two keys count."""

from __future__ import annotations

import re
from typing import Final

from aidep.analysis.config.build import Builder

_SECTION: Final = re.compile(r"^(?P<name>packages?):[ \t]*\r?$", re.MULTILINE)
_LINE: Final = re.compile(
    r"^(?P<indent> *)(?P<dash>- +)?(?:(?P<key>name|version): *(?P<quote>[\"']?)(?P<text>[^\s\"'#]+)(?P=quote)[ \t]*\r?$"
    r"|conda: [^\s]*/(?P<package>[\w.]+(?:-[A-Za-z_][\w.]*)*)-(?P<version>\d[\w.!+]*)"
    r"-[^\s/-]+\.(?:conda|tar\.bz2)[ \t]*\r?$"
    r"|(?=(?P<other>\w)))",
    re.MULTILINE,
)
"""A key of a package, the address of one from a channel, or the beginning of another line."""


def read_yaml_lock(text: str, builder: Builder) -> None:
    """Name and version of each package, which stand beside each other in a list below ``package`` or ``packages``."""
    section = _SECTION.search(text)
    builder.open_map()
    if section is None:
        return
    builder.key(section["name"], *section.span("name"))
    builder.open_list()
    first: int | None = None
    inside: int | None = None
    for found in _LINE.finditer(text, section.end()):
        indent, dash = len(found["indent"]), found["dash"] or ""
        if dash and first is None:
            first = indent
        if dash and indent == first:
            if inside is not None:
                builder.close()
            builder.open_map()
            inside = indent + len(dash)
        if inside is None or (not dash and indent < inside):
            break  # the next section
        if indent + len(dash) == inside:
            _tell(found, builder)
    if inside is not None:
        builder.close()


def _tell(found: re.Match[str], builder: Builder) -> None:
    if found["package"] is not None:
        for key, group in (("name", "package"), ("version", "version")):
            builder.key(key, *found.span(group))
            builder.text(found[group], *found.span(group))
    elif found["key"] is not None:
        builder.key(found["key"], *found.span("key"))
        builder.text(found["text"], *found.span("text"))
