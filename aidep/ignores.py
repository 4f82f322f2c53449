"""Writes the comments by which findings are accepted: at the end of their line, or on a line of its own above."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from aidep.comments import python_comments
from aidep.longtexts import long_texts
from aidep.meaning import FORMATS, says_the_same
from aidep.model.finding import Edit, Finding, Fix
from aidep.model.source import ConfigFile, SourceFile, Unreadable
from aidep.model.span import Location, Span

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_OWN: Final = ("AID000", "AID9")
"""What these say is to be mended, not accepted."""
_NO_PLACE: Final = "there is no place for a comment: it stands inside a text, or in a line that goes on in the next"


@dataclass(frozen=True, slots=True)
class Ignoring:
    """What the comments are to say besides the codes."""

    reason: str = ""
    until: date | None = None

    def comment(self, codes: Iterable[str]) -> str:
        """The comment for these codes."""
        end = f"until={self.until.isoformat()}" if self.until is not None else ""
        return " ".join(filter(None, (f"# aidep: ignore[{','.join(sorted(set(codes)))}]", self.reason, end)))

    def plan(self, shown: Sequence[Finding], load: Callable[[str], SourceFile]) -> list[Finding]:
        """The findings that are not suppressed, each with the edit that accepts it, or with the reason why not."""
        by_file: dict[str, list[Finding]] = defaultdict(list)
        for finding in shown:
            if finding.suppressed is None:
                by_file[finding.location.path].append(replace(finding, fix=None, unfixable=""))
        return [planned for path, members in by_file.items() for planned in self._in_file(path, members, load)]

    def _in_file(self, path: str, members: list[Finding], load: Callable[[str], SourceFile]) -> Iterator[Finding]:
        try:
            source = load(path)
        except (Unreadable, KeyError):
            yield from (replace(finding, unfixable="the file cannot be read") for finding in members)
            return
        if isinstance(source, ConfigFile) and source.format not in FORMATS:
            reason = f"aidep writes comments into Python, notebooks, {', '.join(FORMATS)}; this is {source.format}"
            yield from (replace(finding, unfixable=reason) for finding in members)
            return
        text = _Settings(source) if isinstance(source, ConfigFile) else _Text(source)
        lines: dict[int, set[str]] = defaultdict(set)
        line_of = {id(finding): text.line_of(finding.location) for finding in members}
        for finding in members:
            if not finding.code.startswith(_OWN):
                lines[line_of[id(finding)]].add(finding.code)
        comments = {line: self.comment(codes) for line, codes in lines.items()}
        edits = {line: text.insertion(line, comment) for line, comment in comments.items()}
        for finding in members:
            if finding.code.startswith(_OWN):
                yield replace(finding, unfixable="it is to be mended, not accepted")
                continue
            line = line_of[id(finding)]
            edit = edits[line]
            fix = None if edit is None else Fix(comments[line], (edit,), safe=True)
            yield replace(finding, fix=fix, unfixable=_NO_PLACE if edit is None else "")


class _Text:
    """A text with comments, and where in it one can stand."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.text = source.text
        breaks = [*_BREAK.finditer(source.text)]
        starts = [0, *(match.end() for match in breaks)]
        ends = [*(match.start() for match in breaks), len(source.text)]
        self.lines = [source.text[start:end] for start, end in zip(starts, ends, strict=True)]
        self.newline = breaks[0][0] if breaks else "\n"
        self.open = self._open_ends()
        self.format = source.format if isinstance(source, ConfigFile) else "python"

    @cached_property
    def _around(self) -> dict[int, tuple[int, ...]]:
        """For each line of a text of several lines: those on which a comment on it can stand."""
        texts = long_texts(self.text, self.format)
        return {line: one.comments for one in texts for line in range(one.first, one.last + 1)}

    def line_of(self, location: Location) -> int:
        """The line of the text that gets the comment on a finding."""
        line = self.source.line_of(location)
        candidates = (line, *self._around.get(line, ()))
        return next((one for one in candidates if self.insertion(one, "# x") is not None), line)

    def insertion(self, line: int, comment: str) -> Edit | None:
        """The edit that writes a comment for a line; ``None`` where there is no place for one."""
        body = self.lines[line - 1]
        if self.open[line - 1]:
            return self._edit(line, len(body) + 1, f"  {comment}")
        if line == 1 or self.open[line - 2]:
            indent = body[: len(body) - len(body.lstrip(" \t\f"))]
            return self._edit(line, 1, f"{indent}{comment}{self.newline}")
        return None

    def _edit(self, line: int, column: int, words: str) -> Edit:
        where = self.source.location(Span(line, column, line, column))
        raw = Span(where.span.line, where.span.column, where.span.line, where.span.column)
        return Edit(Location(where.path, raw), self.source.written(words))

    def _open_ends(self) -> list[bool]:
        """For each line whether what is put at its end is a comment: it does not end in a text or with a backslash."""
        ends, probed, at = [], [], 0
        for line in self.lines:
            probe = line if line.endswith("\\") else f"{line} #"
            probed.append(probe)
            at += len(probe)
            ends.append(at if probe is not line else -1)
            at += 1
        comments = {end for _, end in python_comments("\n".join(probed))}
        magics = self.source.rewritten()
        return [end in comments and line not in magics for line, end in enumerate(ends, 1)]


class _Settings(_Text):
    """A configuration file: a comment is what leaves its meaning as it was."""

    source: ConfigFile

    def insertion(self, line: int, comment: str) -> Edit | None:
        """As for Python. In .env files a comment has a line of its own: not every reader knows others."""
        body = self.lines[line - 1]
        indent = body[: len(body) - len(body.lstrip(" \t"))]
        places = [(1, f"{indent}{comment}{self.newline}")]
        if self.source.format != "env":
            places.insert(0, (len(body) + 1, f"  {comment}"))
        for column, words in places:
            new = [*self.lines[: line - 1], body[: column - 1] + words + body[column - 1 :], *self.lines[line:]]
            if says_the_same(self.source.format, self.newline.join(self.lines), self.newline.join(new)):
                return self._edit(line, column, words)
        return None

    def _open_ends(self) -> list[bool]:
        return []
