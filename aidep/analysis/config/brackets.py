"""JSON, TOML and HCL: brackets, quoted texts, words.

One set of tokens, three ways to read it. Nothing is an error: what does not fit is passed over, so that comments in
JSON, trailing commas and half-written files still say what they say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from aidep.analysis.config.build import Builder
from aidep.model.facts import Opaque

_TOKEN: Final = re.compile(
    r'(?P<long>"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:""")?|\'\'\'(?:[^\']|\'(?!\'\'))*(?:\'\'\')?)'
    r'|(?P<string>"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?)'
    r"|(?P<heredoc><<[-~]?\"?(?P<mark>\w+)\"?[^\n]*\n?)"
    r"|(?P<comment>//[^\n]*|\#[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?)"
    r"|(?P<open>[\[{(])|(?P<close>[\]})])|(?P<join>[:=])|(?P<comma>,)|(?P<line>\n)"
    r"|(?P<word>[^\s,\[\]{}():=\"'#/<]+|[/<])"
)
Token = tuple[str, str, int, int]
"""Kind, text without quotes, start and end of that text."""


def tokens(text: str, at: int = 0, end: int | None = None) -> Iterator[Token]:
    """All tokens but comments."""
    stop = len(text) if end is None else end
    while at < stop:
        found = _TOKEN.search(text, at, stop)
        if found is None:
            return
        at = found.end()
        kind = found.lastgroup or ""
        if kind == "mark" or kind == "heredoc":
            closing = re.compile(rf"^[ \t]*{found['mark']}\b", re.MULTILINE).search(text, at)
            inner = closing.start() if closing else stop
            yield "long", text[at:inner], at, inner
            at = closing.end() if closing else stop
        elif kind in ("string", "long"):
            width = 3 if kind == "long" else 1
            raw = found[kind]
            closed = len(raw) >= 2 * width and raw.endswith(raw[0] * width)
            inner = at - width if closed else at
            yield kind, text[found.start() + width : inner], found.start() + width, inner
        elif kind != "comment":
            yield kind, found[kind], found.start(), at


def add_text(builder: Builder, raw: str, start: int, end: int, quote: str) -> None:
    """A quoted text, or a key where one is due; escapes only behind double quotes."""
    value = _unescaped(raw) if "\\" in raw and quote == '"' else raw
    if builder.wants_key:
        builder.key(value, start, end)
    else:
        builder.text(value, start, end, plain=value == raw)


def _unescaped(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw


def read_json(text: str, builder: Builder, start: int = 0, end: int | None = None) -> None:
    """JSON, with whatever people add to it; also several values one after the other."""
    for kind, word, first, last in tokens(text, start, end):
        if kind == "open" and word != "(":
            (builder.open_map if word == "{" else builder.open_list)()
        elif kind == "close" and word != ")":
            builder.close()
        elif kind in ("string", "long"):
            add_text(builder, word, first, last, text[first - 1])
        elif kind == "word":
            if builder.wants_key:
                builder.key(word, first, last)
            else:
                builder.constant(word if word != "null" else "None")


def read_json_lines(text: str, builder: Builder) -> None:
    """One value a line."""
    read_json(text, builder)


_HEADER: Final = re.compile(r"[ \t]*\[{1,2}([^\]\n]+)\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE)
_KEY: Final = re.compile(r"((?:\"[^\"\n]*\"|'[^'\n]*'|[\w.\- \t])+)=[ \t]*")
_PART: Final = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|([\w-]+)")


def read_toml(text: str, builder: Builder) -> None:
    """TOML. A table that is opened in several places stands there several times."""
    builder.open_map()
    at, opened = 0, 0
    while at < len(text):
        header = _HEADER.match(text, at)
        found = None if header else _KEY.match(text, at)
        if header is not None:
            for _ in range(opened):
                builder.close()
            lists = text.startswith("[[", header.start(1) - 2)
            opened = _descend(builder, header[1], header.start(1), lists=lists)
            at = header.end()
        elif found is not None:
            opened_here = _descend(builder, found[1], found.start(1), last=False)
            at = _toml_value(text, found.end(), builder)
            for _ in range(opened_here):
                builder.close()
        line = text.find("\n", at)
        at = line + 1 if line >= 0 else len(text)


_LOCKED: Final = re.compile(
    r"^(?:\[\[(?P<table>packages?)\]\]|\["
    r"|(?P<key>name|version)[ \t]*=[ \t]*(?P<quote>[\"'])(?P<text>[^\"'\\\n]*)(?P=quote))",
    re.MULTILINE,
)


def read_lock(text: str, builder: Builder) -> None:
    """What a package manager has pinned: the name and the version of each package. Nothing else is read.

    All of them write one key a line, at its beginning. The rest of such a file, by far the most of it, is addresses and
    hashes, and may be megabytes.
    """
    builder.open_map()
    opened = 0
    for found in _LOCKED.finditer(text):
        if found["key"] is None:
            for _ in range(opened):
                builder.close()
            opened = 0
            if found["table"] is not None:
                opened = _descend(builder, found["table"], found.start("table"), lists=True)
        elif opened:
            builder.key(found["key"], *found.span("key"))
            builder.text(found["text"], *found.span("text"))


def _descend(builder: Builder, name: str, start: int, *, last: bool = True, lists: bool = False) -> int:
    """Opens a dictionary for each part of a dotted name (not for the last unless asked to); how many to close."""
    parts = list(_PART.finditer(name))
    count = 0
    for number, part in enumerate(parts):
        group = part.lastindex or 0
        builder.key(part[group], start + part.start(group), start + part.end(group))
        final = number == len(parts) - 1
        if final and not last:
            break
        if final and lists:
            builder.open_list()
            count += 1
        builder.open_map()
        count += 1
    return count


def _toml_value(text: str, at: int, builder: Builder) -> int:
    """Reads one value; returns the offset behind it."""
    floor = builder.depth
    for kind, word, first, last in tokens(text, at):
        if kind == "line":
            if builder.depth <= floor:
                return first
        elif kind == "open" and word != "(":
            (builder.open_map if word == "{" else builder.open_list)()
        elif kind == "close" and word != ")":
            if builder.depth > floor:
                builder.close()
        elif kind in ("string", "long"):
            add_text(builder, word, first, last, text[first - 1])
        elif kind == "word":
            if builder.wants_key:
                builder.key(word, first, last)
            else:
                builder.constant(word)
        if builder.depth <= floor and kind != "line":
            return last
    return len(text)


def read_hcl(text: str, builder: Builder) -> None:
    """Terraform: blocks with labels, ``name = expression`` where an expression ends with its line."""
    builder.open_map()
    opened: list[int] = []
    """For each open brace, how many dictionaries it closes."""
    name: list[Token] = []
    key: Token | None = None
    """What the expression of this line belongs to: each text in it may be its value."""
    for token in tokens(text):
        kind, word, first, last = token
        if kind == "open" and word == "{":
            opened.append(_block(builder, name))
            name, key = [], None
        elif kind == "close" and word == "}":
            for _ in range(opened.pop() if opened else 0):
                builder.close()
            name, key = [], None
        elif kind == "open" and word == "[":
            builder.open_list()
        elif kind == "close" and word == "]":
            builder.close()
        elif kind == "join" and key is None and name and builder.wants_key:
            key = name[-1]
            builder.key(*key[1:])
        elif kind == "line":
            if builder.in_map and not builder.wants_key:
                builder.add(Opaque())
            name, key = [], None
        elif kind in ("string", "long") and (key is not None or not builder.in_map):
            if builder.wants_key and key is not None:
                builder.key(*key[1:])
            add_text(builder, word, first, last, text[first - 1])
        elif key is None and kind in ("string", "word"):
            name.append(token)
    builder.close()


def _block(builder: Builder, name: list[Token]) -> int:
    """Opens ``resource "type" "name" {`` as a dictionary for each word; how many."""
    if not builder.wants_key or not name:
        builder.open_map()
        return 1
    for _, label, start, end in name:
        builder.key(label, start, end)
        builder.open_map()
    return len(name)
