"""Texts of several lines: no comment can stand inside, so those count that stand where they begin or end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from aidep.comments import python_lexemes

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_TOML: Final = re.compile(
    r"#[^\r\n]*|(?P<long>\"\"\"(?:[^\\]|\\.)*?(?:\"\"\"|\\?\Z)|'''.*?(?:'''|\Z))|\"(?:[^\"\\\r\n]|\\.)*\"?|'[^'\r\n]*'",
    re.DOTALL,
)
"""What is not closed ends with its line or the text: else each quote in it would be tried again."""
_BLOCK: Final = re.compile(r"(?:^|[\s:])[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
"""The line above a block of YAML."""


class LongText(NamedTuple):
    """Lines are 1-based."""

    first: int
    last: int
    comments: tuple[int, ...]
    """Lines on which a comment on it can stand, the best first; a comment of its own above them counts as well."""


def long_texts(text: str, format: str = "python") -> Iterator[LongText]:
    """The texts of several lines in a file, in order. ``format``: ``python`` or that of a configuration file."""
    find = _FINDERS.get(format)
    return iter(()) if find is None else find(text, _line_starts(text))


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]


def _in_python(text: str, starts: list[int]) -> Iterator[LongText]:
    """A comment at the beginning or the end of a statement is on its text where it has one of several lines only."""
    depth = begin = 0
    inside: list[tuple[int, int]] = []
    for kind, start, end in python_lexemes(text):
        if kind == "open":
            begin, depth = (start if depth == 0 else begin), depth + 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "string" and ("\n" in text[start:end] or "\r" in text[start:end]):
            inside.append((bisect_right(starts, start), bisect_right(starts, end - 1)))
        if depth == 0 and inside:
            around = (bisect_right(starts, end - 1), bisect_right(starts, begin)) if len(inside) == 1 else ()
            for first, last in inside:
                yield LongText(first, last, tuple(dict.fromkeys((last, first, *(around if kind == "close" else ())))))
            inside = []
    yield from (LongText(first, last, (last, first)) for first, last in inside)


def _in_toml(text: str, starts: list[int]) -> Iterator[LongText]:
    for found in _TOML.finditer(text):
        first, last = bisect_right(starts, found.start()), bisect_right(starts, found.end() - 1)
        if found["long"] is not None and last > first:
            yield LongText(first, last, (last, first))


def _in_yaml(text: str, starts: list[int]) -> Iterator[LongText]:
    lines = _LINE_BREAK.split(text)
    head = indent = 0
    """The line above the block that we are in, and how far it is indented."""
    for number, line in enumerate(lines, 1):
        bare = line.lstrip(" ")
        if head and (not bare.strip() or len(line) - len(bare) > indent):
            continue
        if head and number - 1 > head:
            yield LongText(head, number - 1, (head,))
        begins = _BLOCK.search(line) is not None and not bare.startswith("#")
        head, indent = (number, len(line) - len(bare)) if begins else (0, 0)
    if head and len(lines) > head:
        yield LongText(head, len(lines), (head,))


_FINDERS: Final[dict[str, Callable[[str, list[int]], Iterator[LongText]]]] = {
    "python": _in_python,
    "toml": _in_toml,
    "yaml": _in_yaml,
}
