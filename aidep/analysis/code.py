"""What of a Python text is code: all but comments and strings, yet with the expressions inside f-strings.

It finds the ends of strings exactly as the parser's tokenizer does, so that nothing which that reads as code hides in
what this drops. Of a text that is no Python it may drop anything after the first mistake: nobody parses further. Time
is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPE = re.compile(r"\\[^\n{}N]")
_OUTSIDE = re.compile(r"#|\"\"\"|'''|\"|'")
_INSIDE = re.compile(r"#|\"\"\"|'''|\"|'|[][(){}:]")
_PART = re.compile(r"[\"'{}\n\\]")
_PREFIX = re.compile(r"(?:^|[^0-9A-Za-z_\x80-\U0010ffff])([fFtT][rR]?|[rR][fFtT])$")
"""Both cases are spelled out: with IGNORECASE it would take 5 ms to compile, as each letter there is is looked at."""
_ENDS = {'"': re.compile(r'["\n]'), "'": re.compile(r"['\n]")}


@dataclass(slots=True)
class _Formatted:
    """An f-string that is open, or a t-string."""

    quote: str
    raw: bool
    brackets: int = 0
    specs: int = 0
    """Of the brackets those that are in their format specification, which is text again."""

    @property
    def in_text(self) -> bool:
        return self.brackets <= self.specs


def code_of(text: str) -> str:
    """The code of a text, with ``\\n`` for every end of a line and ``"`` for what was dropped."""
    scanner = _Scanner(_ESCAPE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    scanner.run()
    return '"'.join(scanner.pieces)


class _Scanner:
    """A walk over a text in which a backslash stands only before a line end, a brace or an N."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[str] = []
        self.open: list[_Formatted] = []

    def run(self) -> None:
        while self.at < len(self.text):
            if self.open and self.open[-1].in_text:
                self._formatted(self.open[-1])
            else:
                self._code()

    def _code(self) -> None:
        start = self.at
        found = (_INSIDE if self.open else _OUTSIDE).search(self.text, start)
        if found is None:
            self.pieces.append(self.text[start:])
            self.at = len(self.text)
            return
        mark = found[0]
        quote = mark[0] in "\"'"
        self.pieces.append(self.text[start : found.start() if quote or mark == "#" else found.end()])
        self.at = found.end()
        if mark == "#":
            self.at = self._find("\n", self.at)
        elif quote:
            prefix = _PREFIX.search(self.text[max(0, found.start() - 3) : found.start()])
            if prefix is not None:
                self.open.append(_Formatted(mark, "r" in prefix[1].lower()))
            elif len(mark) == 3:
                self.at = self._find(mark, self.at) + 3
            else:
                self._string(mark)
        elif mark in "([{":
            self.open[-1].brackets += 1
        elif mark in ")]}":
            self.open[-1].brackets -= 1
        elif self.open[-1].brackets - self.open[-1].specs == 1:  # a colon
            self.open[-1].specs += 1

    def _string(self, quote: str) -> None:
        """To behind a string on one line, or on several by backslashes."""
        while found := _ENDS[quote].search(self.text, self.at):
            self.at = found.end()
            if found[0] == quote:
                return
            if self.text[found.start() - 1] != "\\":
                break
        self.at = len(self.text)  # not closed: no Python

    def _formatted(self, string: _Formatted) -> None:
        """To the end of an f-string, or to its next expression."""
        text, named = self.text, False
        while found := _PART.search(text, self.at):
            at, mark = found.start(), found[0]
            self.at = at + 1
            if mark == string.quote[0]:
                if text.startswith(string.quote, at):
                    self.at = at + len(string.quote)
                    self.open.pop()
                    return
            elif mark == "\n":
                if len(string.quote) == 1 and (string.raw or text[at - 1] != "\\"):
                    break
            elif mark == "\\":
                if text.startswith("\\N{", at) and not (string.raw or string.specs):
                    self.at, named = at + 3, True
            elif mark == "}" and not string.specs:
                self.at, named = at + (1 if named else 2), False  # alone it is no Python
            elif mark == "{" and not string.specs and text.startswith("{{", at):
                self.at = at + 2
            elif mark in "{}":
                self.pieces.append(mark)
                string.brackets += 1 if mark == "{" else -1
                string.specs -= mark == "}"
                return
        self.at = len(text)  # not closed: no Python

    def _find(self, what: str, at: int) -> int:
        end = self.text.find(what, at)
        return end if end >= 0 else len(self.text)
