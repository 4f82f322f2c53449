"""Which lines of the working tree are new since a commit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final

from aidep.errors import UsageError
from aidep.model.finding import Finding, Suppression
from aidep.model.span import from_top
from aidep.sources.git import Git

FLAG: Final = "--diff-base"
_HUNK: Final = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE: Final = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_SHORT: Final = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_SUBMODULE: Final = b"160000"


@dataclass(frozen=True)
class Changes:
    """Changed lines by path from the top of the repository."""

    base: str
    """Where the run's root lies in the repository."""
    since: str
    """The commit as the user named it."""
    lines: dict[str, list[range]]
    tracked: frozenset[str]
    foreign: tuple[str, ...] = ()
    """Folders of submodules: their files belong to other repositories, and did not change in this one."""
    notes: list[str] = field(default_factory=list)

    def hides(self, finding: Finding) -> Suppression | None:
        """Whether a finding stands on old lines only."""
        path, span = from_top(finding.location.path, self.base), finding.location.span
        changed = self.lines.get(path)
        if changed is None:
            new = path not in self.tracked and not path.startswith(self.foreign)
        else:
            new = any(lines.start <= span.end_line and span.line < lines.stop for lines in changed)
        return None if new else Suppression("diff", f"not on a line changed since {self.since}")


def changes_since(revision: str, root: str) -> Changes:
    """What changed in the repository around ``root`` since its branch left ``revision``, uncommitted changes included.

    A file that was only moved has no changed lines, one that git does not track has nothing else. Raises UsageError
    where there is no repository or no such commit.
    """
    if not revision or revision.startswith("-"):
        raise UsageError(f"{FLAG}: {revision or 'an empty name'}: is no commit, branch or tag")
    git = Git(root, FLAG)
    commit, notes = _commit(git, revision)
    with git.stream(
        *("diff", "--unified=0", "--inter-hunk-context=0", "--text", "--no-color", "--no-ext-diff", "--no-textconv"),
        *("--find-renames", "--no-relative", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/"),
        *("--diff-filter=d", commit, "--"),
    ) as stream:
        lines: dict[str, list[range]] = {}
        for path, changed in _changed(stream):
            lines.setdefault(path, []).append(changed)
    index = [row.split(b"\t", 1) for row in (git.ask("ls-files", "--stage", "-z") or b"").split(b"\0") if row]
    tracked = frozenset(_shown(row[1]) for row in index)
    foreign = tuple(_shown(row[1]) + "/" for row in index if row[0].startswith(_SUBMODULE))
    return Changes(git.base, revision, lines, tracked, foreign, notes)


def _commit(git: Git, revision: str) -> tuple[str, list[str]]:
    """The commit at which this branch left ``revision``, else ``revision`` itself; and what to say of that."""
    named = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if named is None:
        shallow = git.ask("rev-parse", "--is-shallow-repository") == b"true\n"
        remedy = "; this clone is shallow: fetch that commit first, with git fetch --depth=1 origin" if shallow else ""
        raise UsageError(f"{FLAG}: {revision}: no such commit, branch or tag here{remedy}")
    commit = named.decode().strip()
    left = git.ask("merge-base", commit, "HEAD")
    if left is not None:
        return left.decode().strip(), []
    return commit, [
        f"{FLAG}: no common ancestor with {revision} here (a shallow clone?): compared with {revision} itself"
    ]


def _changed(stream: IO[bytes]) -> Iterator[tuple[str, range]]:
    """Path and lines of each hunk of a diff without context. Lines inside hunks are counted, never interpreted."""
    path = ""
    inside = 0
    for line in stream:
        if inside:
            inside -= line[:1] in b"+-"
        elif line.startswith(b"+++ "):
            path = _path(line[4:].rstrip(b"\n"))
        elif (hunk := _HUNK.match(line)) is not None:
            old, first, new = (1 if group is None else int(group) for group in hunk.groups())
            inside = old + new
            yield path, range(first, first + new)


def _path(name: bytes) -> str:
    """The path behind ``+++``: quoted if it holds anything unusual, else ended by a tab if it holds a blank."""
    name = name.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return _shown(name.removeprefix(b"b/"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 255]) if len(code) == 3 else _SHORT.get(code, code)


def _shown(path: bytes) -> str:
    """A path as the run's discovery writes it: bytes that are not UTF-8 are shown."""
    return path.decode("utf-8", "backslashreplace") if os.sep == "/" else os.fsdecode(path)
