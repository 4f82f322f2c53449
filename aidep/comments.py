"""Where the comments and the strings of a text are, whatever its syntax.

``tokenize`` answers this only for code that the running interpreter accepts: it stops at the first error, and reads
f-strings by the rules of its own version. Here nothing is an error. An unterminated string ends with its line (a
triple-quoted one with the text), and quotes inside the braces of an f-string nest as they do since Python 3.12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

_OPENING: Final = r"""(?P<comment>\#[^\r\n]*)|(?:(?<!\w)(?P<prefix>[bfrtuBFRTU]{1,2}))?(?P<quote>\"\"\"|'''|\"|')"""
_CODE: Final = re.compile(_OPENING + r"|(?P<mark>[][(){}])")
_EXPRESSION: Final = re.compile(_OPENING + r"|(?P<mark>[][(){}:])")

# From behind the opening quote to behind the closing one, the end of the line, or the end of the text.
_PLAIN: Final = {
    quote: re.compile(rf"[^{quote}\\\r\n]*(?:\\(?:\r\n|[\s\S]|\Z)[^{quote}\\\r\n]*)*{quote}?") for quote in "\"'"
} | {
    quote * 3: re.compile(
        rf"[^{quote}\\]*(?:(?:\\(?:[\s\S]|\Z)|{quote}(?!{quote * 2}))[^{quote}\\]*)*(?:{quote * 3}|\Z)"
    )
    for quote in "\"'"
}


def _formatted(quote: str, raw: bool) -> re.Pattern[str]:
    """The next thing that matters in the text of an f-string. ``\\N{...}`` is no expression, ``\\{`` opens one."""
    named = "" if raw else r"\\N\{[^}\r\n]*\}|"
    end = quote if len(quote) == 3 else rf"{quote}|[\r\n]"
    return re.compile(
        rf"(?P<skip>{named}\\(?:\r\n|[^{{]|(?=\{{)|\Z)|\{{\{{)|(?P<open>\{{)|(?P<close>\}})|(?P<end>{end})"
    )


_FORMATTED: Final = {
    (quote, raw): _formatted(quote, raw) for quote in ('"', "'", '"""', "'''") for raw in (False, True)
}
_FORMAT_SPEC: Final = {
    quote: re.compile(r"(?P<open>\{)|(?P<close>\})|(?P<end>" + (quote if len(quote) == 3 else rf"{quote}|[\r\n]") + ")")
    for quote in ('"', "'", '"""', "'''")
}

_IN_SQL: Final = re.compile(r"(?<!\S)--[ \t]*aidep:[^\r\n]*")


@dataclass(slots=True)
class _Frame:
    """An open f-string (``text``), or braces in it, before (``expression``) or behind (``spec``) the colon."""

    kind: str
    quote: str
    raw: bool
    depth: int = 0


class Lexeme(NamedTuple):
    """A piece of Python: ``comment``, ``string`` (prefix and quotes included), ``open`` or ``close`` for a bracket.

    What stands in the braces of an f-string is a part of it; comments in there come by themselves, before it.
    """

    kind: str
    start: int
    """Offset; :attr:`end` is behind it."""
    end: int


def python_comments(text: str) -> Iterator[tuple[int, int]]:
    """Start and end offset of every comment in Python code, the number sign included. Never raises."""
    return ((start, end) for kind, start, end in python_lexemes(text) if kind == "comment")


def python_directives(text: str) -> Iterator[tuple[int, int]]:
    """The comments, and those for us in the SQL of strings that span several lines."""
    for kind, start, end in python_lexemes(text):
        if kind == "comment":
            yield start, end
        elif kind == "string" and end - start > 6:
            second_line = text.find("\n", start, end)
            if second_line >= 0:
                yield from (found.span() for found in _IN_SQL.finditer(text, second_line, end))


def python_lexemes(text: str) -> Iterator[Lexeme]:
    """Comments, strings and brackets of Python code, in order. Never raises."""
    stack: list[_Frame] = []
    at = began = 0
    while True:
        frame = stack[-1] if stack else None
        if frame is not None and frame.kind != "expression":
            at = _string_part(frame, text, at, stack)
            if not stack:
                yield Lexeme("string", began, at)
            continue
        found = (_EXPRESSION if frame else _CODE).search(text, at)
        if found is None:
            return
        at = found.end()
        if found["comment"] is not None:
            yield Lexeme("comment", *found.span("comment"))
        elif found["quote"] is not None:
            prefix = (found["prefix"] or "").lower()
            began = began if frame else found.start()
            if "f" in prefix or "t" in prefix:
                stack.append(_Frame("text", found["quote"], "r" in prefix))
                continue
            # Every part of these patterns may be empty: they always match.
            at = _PLAIN[found["quote"]].match(text, at).end()  # type: ignore[union-attr]
            if frame is None:
                yield Lexeme("string", began, at)
        elif frame is not None:
            _mark(found["mark"], frame, stack)
        else:
            yield Lexeme("open" if found["mark"] in "([{" else "close", *found.span())


def _mark(mark: str, frame: _Frame, stack: list[_Frame]) -> None:
    """A bracket or colon inside the braces of an f-string."""
    if mark in "([{":
        frame.depth += 1
    elif mark != ":" and frame.depth:
        frame.depth -= 1
    elif mark == "}":
        stack.pop()
    elif mark == ":" and not frame.depth:
        frame.kind = "spec"


def _string_part(frame: _Frame, text: str, at: int, stack: list[_Frame]) -> int:
    """Moves over literal text of an f-string to the next brace or the end; returns the offset behind it."""
    spec = frame.kind == "spec"
    pattern = _FORMAT_SPEC[frame.quote] if spec else _FORMATTED[frame.quote, frame.raw]
    found = pattern.search(text, at)
    if found is None:
        stack.clear()
        return len(text)
    if found.lastgroup == "open":
        stack.append(_Frame("expression", frame.quote, frame.raw))
    elif found.lastgroup == "end" or (spec and found.lastgroup == "close"):
        stack.pop()
        if spec and found.lastgroup == "end":
            stack.pop()
    return found.end()


_MARKS: Final = {"sql": r"\#|--", "ini": r"\#|;", "hcl": r"\#|//"}
"""What begins a comment, by format. Elsewhere it is ``#``."""


@cache
def _settings(mark: str) -> re.Pattern[str]:
    # What an escape makes of a quote opens nothing: else each of them would be tried to the end of its line.
    quoted = r"""(?<!\\)\"(?:[^\"\\\r\n]|\\[^\r\n])*\"|'[^'\r\n]*'"""
    return re.compile(rf"{quoted}|(?:(?<=\s)|^)(?P<comment>(?:{mark})[^\r\n]*)", re.MULTILINE)


def settings_comments(text: str, format: str = "") -> Iterator[tuple[int, int]]:
    """The same for a configuration file: ``#`` (``--``, ``;``, ``//``) after a blank or at the start of a line, not in
    quotes.
    """
    for found in _settings(_MARKS.get(format, r"\#")).finditer(text):
        if found["comment"] is not None:
            yield found.span("comment")
