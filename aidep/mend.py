"""Carries out edits in memory and proves them: nothing is written before a second look finds what was promised.

An edit is kept when, with it, the finding is gone (or suppressed, where that is what the edit is for), the file can
still be parsed, and nothing is reported that was not reported before. Whatever does not hold is left out with the
reason, and the rest is tried again.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aidep.config import Settings
from aidep.edits import Refused, Shifts, edited
from aidep.fix import applicable, with_fixes
from aidep.model.finding import Edit, Finding
from aidep.model.span import Span
from aidep.run import Gate, Scan, findings, report_of, rescan
from aidep.sources.files import Files

_ROUNDS = 10
_TRIES = 6
_OF_THE_PROJECT = "AID3"
"""What these rules say is of the project as a whole, and no reason to leave a place as it is."""
Place = tuple[str, str, int, int]
"""A finding by code, path, line and column."""
Kind = tuple[str, str, str, str]
"""Findings that are the same before and after: rule, file, definition and subject."""


@dataclass(slots=True)
class Mended:
    """What fixing came to."""

    scan: Scan
    """Of the files as they are now meant to be."""
    found: list[Finding]
    fixed: list[Finding] = field(default_factory=list)
    """As they stood when they were fixed."""
    before: dict[str, bytes] = field(default_factory=dict)
    """Old contents by path, of the files that change."""
    after: dict[str, bytes] = field(default_factory=dict)


Plan = Callable[[Sequence[Finding], Files], list[Finding]]
"""Gives findings of a report the fixes that are to be made, or ``unfixable``."""


def fixing(*, unsafe: bool) -> Plan:
    """What ``--fix`` makes of what the checks propose."""

    def plan(shown: Sequence[Finding], files: Files) -> list[Finding]:
        return [finding for finding in with_fixes(shown, files) if applicable(finding, unsafe=unsafe)]

    return plan


def mend(scan: Scan, found: list[Finding], settings: Settings, gates: Sequence[Gate], plan: Plan) -> Mended:
    """Carry out a plan for what a report of these findings would show, as often as it wants more. Writes nothing."""
    state = Mended(scan, found)
    refused: dict[Place, str] = {}
    for _ in range(_ROUNDS):
        planned = plan(report_of(state.found, state.scan, settings, gates).findings, state.scan.files)
        refused |= {_place(finding): finding.unfixable for finding in planned if finding.fix is None}
        wanted = [finding for finding in planned if _place(finding) not in refused]
        if not wanted:
            break
        refused = _step(state, wanted, settings, refused)
    state.found = [_with_reason(finding, refused) for finding in with_fixes(state.found, state.scan.files)]
    return state


def _step(state: Mended, wanted: list[Finding], settings: Settings, refused: dict[Place, str]) -> dict[Place, str]:
    """One round: all wanted fixes that do not touch each other. What is refused by now, by its place afterwards."""
    refused = dict(refused)
    for attempt in range(_TRIES):
        chosen = disjoint(finding for finding in wanted if _place(finding) not in refused)
        if attempt == _TRIES - 1:
            refused |= {_place(f): "it does not go together with another fix" for f in chosen[1:]}
            chosen = chosen[:1]
        contents, broken = _contents(chosen, state.scan)
        refused |= broken
        chosen = [finding for finding in chosen if _place(finding) not in refused]
        if not chosen:
            return refused
        scan = rescan(state.scan, settings, {**state.after, **contents})
        found = findings(scan, settings)
        wrong = _broken_promises(state.found, found, chosen)
        refused |= wrong
        if wrong:
            continue
        for path in contents:
            state.before.setdefault(path, state.scan.files.read(path))
        state.scan, state.found = scan, found
        state.fixed += chosen
        state.after |= contents
        shifts = _shifts(chosen)
        return {_moved(place, shifts): reason for place, reason in refused.items()}
    return refused


def disjoint(candidates: Iterable[Finding]) -> list[Finding]:
    """Those whose edits do not touch each other, the first ones first. The same edit for two findings is one."""
    taken: dict[str, list[Span]] = defaultdict(list)
    """By file and in order, so that only neighbours need to be looked at: a file may have thousands."""
    known: set[Edit] = set()
    chosen = []
    for finding in candidates:
        edits = [edit for edit in edits_of(finding) if edit not in known]
        if not any(_touched(edit, taken[edit.location.path]) for edit in edits):
            chosen.append(finding)
            known.update(edits)
            for edit in edits:
                insort(taken[edit.location.path], edit.location.span)
    return chosen


def _touched(edit: Edit, spans: list[Span]) -> bool:
    at = bisect_left(spans, edit.location.span)
    return any(_touch(edit.location.span, span) for span in spans[max(0, at - 1) : at + 1])


def edits_of(finding: Finding) -> tuple[Edit, ...]:
    """The edits of its fix."""
    return () if finding.fix is None else finding.fix.edits


def by_file(chosen: Iterable[Finding]) -> dict[str, list[Edit]]:
    """The edits of several findings by path, each once."""
    edits: dict[str, dict[Edit, None]] = defaultdict(dict)
    for finding in chosen:
        for edit in edits_of(finding):
            edits[edit.location.path][edit] = None
    return {path: list(these) for path, these in edits.items()}


def _touch(a: Span, b: Span) -> bool:
    return (a.line, a.column) <= (b.end_line, b.end_column) and (b.line, b.column) <= (a.end_line, a.end_column)


def _place(finding: Finding) -> Place:
    return finding.code, finding.location.path, finding.location.span.line, finding.location.span.column


def _shifts(chosen: Iterable[Finding]) -> dict[str, Shifts]:
    return {path: Shifts(edits) for path, edits in by_file(chosen).items()}


def _moved(place: Place, shifts: Mapping[str, Shifts]) -> Place:
    code, path, line, column = place
    if path not in shifts:
        return place
    span = shifts[path].of(Span(line, column, line, column))
    return code, path, span.line, span.column


def _with_reason(finding: Finding, refused: dict[Place, str]) -> Finding:
    reason = refused.get(_place(finding))
    return finding if reason is None else replace(finding, fix=None, unfixable=reason)


def _contents(chosen: list[Finding], scan: Scan) -> tuple[dict[str, bytes], dict[Place, str]]:
    """The files with the edits, and the findings of those files that refuse theirs."""
    contents: dict[str, bytes] = {}
    refused: dict[Place, str] = {}
    for path, edits in by_file(chosen).items():
        try:
            contents[path] = edited(path, scan.files.read(path), edits)
        except Refused as error:
            refused |= {_place(f): str(error) for f in chosen if any(e.location.path == path for e in edits_of(f))}
    return contents, refused


def _broken_promises(before: list[Finding], after: list[Finding], chosen: list[Finding]) -> dict[Place, str]:
    """Why fixes did not bring what they promised; empty if all did. What is suppressed is not there."""
    gone = Counter(map(_kind, chosen))
    allowed = Counter(_kind(finding) for finding in before if finding.suppressed is None)
    allowed.subtract(gone)
    left: dict[Kind, list[Finding]] = defaultdict(list)
    for finding in after:
        if finding.suppressed is None and not finding.code.startswith(_OF_THE_PROJECT):
            left[_kind(finding)].append(finding)
    shifts = _shifts(chosen)
    lines = {_place(f): (f.location.path, _moved(_place(f), shifts)[2]) for f in chosen}
    wrong: dict[Place, str] = {}
    for kind, members in left.items():
        if len(members) > allowed[kind]:
            told = "the finding would stay" if kind in gone else f"with it aidep would report {kind[0]} here"
            wrong |= dict.fromkeys(_blamed(members, lines), told)
    return wrong


def _kind(finding: Finding) -> Kind:
    return finding.code, finding.location.path, finding.scope, finding.model or finding.subject


def _blamed(surplus: list[Finding], lines: dict[Place, tuple[str, int]]) -> list[Place]:
    """The fixes of the lines on which surplus findings stand, else of their file, else all."""
    stand = {
        (f.location.path, line) for f in surplus for line in range(f.location.span.line, f.location.span.end_line + 1)
    }
    files = {path for path, _ in stand}
    near = [place for place, here in lines.items() if here in stand]
    return near or [place for place, (path, _) in lines.items() if path in files] or list(lines)
