"""Files of lines: env files, INI, Dockerfiles, and what is left of a template that is no YAML yet."""

from __future__ import annotations

import re
from typing import Final

from aidep.analysis.config.build import Builder

_ENV: Final = re.compile(r"[ \t]*(?:export[ \t]+|set[ \t]+)?(?P<key>[A-Za-z_][\w.-]*)[ \t]*=[ \t]*(?P<value>[^\r\n]*)")
_SECTION: Final = re.compile(r"[ \t]*\[(?P<name>[^\]\r\n]+)\]")
_OPTION: Final = re.compile(r"(?P<key>[^\s=:#;\[][^=:\r\n]*)[=:][ \t]*(?P<value>[^\r\n]*)")
_LOOSE: Final = re.compile(
    r"[ \t]*(?:-[ \t]+)?[\"']?(?P<key>[A-Za-z_][\w.-]*)[\"']?[ \t]*[:=][ \t]+(?P<value>[^\r\n]+)"
)
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_REQUIRES: Final = re.compile(r"Requires-Dist:[ \t]*(?P<what>[^\r\n]*)", re.IGNORECASE)
_INSTRUCTION: Final = re.compile(r"[ \t]*(?P<word>[A-Za-z]+)[ \t]+")
_PAIR: Final = re.compile(
    r"(?<![\w.-])(?P<key>[A-Za-z_][\w.-]*)(?:=|[ \t]+)(?P<value>\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'|[^\s\"']+)?"
)


def add_value(builder: Builder, value: str, start: int, comment: str = "#") -> None:
    """A value at the rest of a line: in quotes, or up to a comment."""
    value = value.rstrip()
    quote = value[:1]
    if quote and quote in "\"'":
        end = value.find(quote, 1)
        end = len(value) if end < 0 else end
        builder.text(value[1:end], start + 1, start + end)
        return
    cut = re.search(rf"(?:^|[ \t])[{comment}]", value)
    value = value[: cut.start()].rstrip() if cut else value
    if not value or value.replace(".", "", 1).isdigit():
        builder.constant(value or "None")
    else:
        builder.text(value, start, start + len(value))


def _assign(builder: Builder, found: re.Match[str], comment: str = "#") -> None:
    key = found["key"].rstrip()
    builder.key(key, found.start("key"), found.start("key") + len(key))
    add_value(builder, found["value"] or "", found.start("value"), comment)


def read_env(text: str, builder: Builder) -> None:
    """``NAME=value`` lines."""
    builder.open_map()
    for line in _LINE.finditer(text):
        found = _ENV.match(text, line.start(), line.end())
        if found is not None:
            _assign(builder, found)
    builder.close()


def read_ini(text: str, builder: Builder) -> None:
    """Sections of ``name = value``; further lines of a value are its elements."""
    builder.open_map()
    in_section = False
    key: tuple[str, int, int] | None = None
    for line in _LINE.finditer(text):
        body = line.group().strip()
        section = _SECTION.match(text, line.start(), line.end())
        if not body or body[0] in "#;":
            continue
        if section is not None:
            if in_section:
                builder.close()
            builder.key(section["name"], section.start("name"), section.end("name"))
            builder.open_map()
            in_section, key = True, None
            continue
        if line.group()[0] in " \t" and key is not None:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            builder.key(*key)
            add_value(builder, body, start, "#;")
            continue
        found = _OPTION.match(text, line.start(), line.end())
        if found is not None:
            name = found["key"].rstrip()
            key = (name, found.start("key"), found.start("key") + len(name))
            _assign(builder, found, "#;")
    builder.close()
    if in_section:
        builder.close()


def read_dockerfile(text: str, builder: Builder) -> None:
    """``ENV`` and ``ARG``, over continued lines, and the options of commands."""
    builder.open_map()
    word = ""
    for line in _LINE.finditer(text):
        body = line.group().rstrip()
        at = line.start()
        if body.lstrip().startswith("#"):
            continue
        if not word:
            found = _INSTRUCTION.match(text, at, line.end())
            word, at = (found["word"].upper(), found.end()) if found else ("?", line.end())
        if word in ("ENV", "ARG"):
            end = line.start() + len(body.removesuffix("\\"))
            for pair in _PAIR.finditer(text, at, end):
                _pair(builder, pair)
        elif "-" in body:
            builder.key(word, at, at)
            builder.text(f"{body} ", at, line.start() + len(body))
        if not body.endswith("\\"):
            word = ""
    builder.close()


def _pair(builder: Builder, pair: re.Match[str]) -> None:
    value = pair["value"]
    if value is None:
        return
    builder.key(pair["key"], pair.start("key"), pair.end("key"))
    add_value(builder, value, pair.start("value"))


def read_loose(text: str, builder: Builder, start: int = 0, end: int | None = None) -> None:
    """``key: value`` wherever it stands at the start of a line: for templates, and for files inside of files."""
    builder.open_map()
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        found = _LOOSE.match(text, line.start(), line.end())
        if found is not None and "{{" not in found["value"] and "{%" not in found["value"]:
            _assign(builder, found)
    builder.close()


def read_requirements(text: str, builder: Builder) -> None:
    """The requirements of pip: one a line, without options, hashes and comments."""
    for line in _LINE.finditer(text):
        body = line.group().split(" #")[0].split("--hash")[0].rstrip(" \t\r\n\\")
        start = line.start() + len(body) - len(body.lstrip())
        if body.strip()[:1].isalnum():
            builder.text(body.strip(), start, line.start() + len(body))


def read_metadata(text: str, builder: Builder) -> None:
    """What a built distribution says that it requires: ``Requires-Dist`` in the header of METADATA and PKG-INFO."""
    for line in _LINE.finditer(text):
        if not line.group().rstrip("\r\n"):  # a line of blanks goes on with a license
            return
        found = _REQUIRES.match(text, line.start(), line.end())
        if found is not None:
            builder.text(found["what"].rstrip(), found.start("what"), found.start("what") + len(found["what"].rstrip()))
