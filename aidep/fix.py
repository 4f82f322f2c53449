"""From what a check proposes to an edit of the file, where the text allows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from aidep.model.finding import Edit, Finding, Fix, Proposal
from aidep.model.span import Location, Span
from aidep.sources.formats import format_of

_OPENING: Final = re.compile(r"""(?P<prefix>[A-Za-z]*)(?:\"\"\"|'''|"|')\Z""")

_OPENED: Final = 8
"""Characters that open a string at most, and some: a line may be long, and hold thousands of them."""


class Lines(Protocol):
    """Gives the text that findings stand in."""

    def lines(self, location: Location) -> Sequence[str] | None:
        """Lines of the file, or of the notebook cell when ``location.cell`` is set; ``None`` if it is gone."""


def with_fixes(findings: Iterable[Finding], source: Lines) -> list[Finding]:
    """The findings, each proposal turned into a fix or into the reason why there is none. Writes nothing."""
    return [
        finding if finding.proposal is None else _planned(finding, finding.proposal, source) for finding in findings
    ]


def applicable(finding: Finding, *, unsafe: bool) -> bool:
    """Whether a finding is to be mended by a run that allows unsafe fixes, or not."""
    return finding.suppressed is None and finding.fix is not None and (unsafe or finding.fix.safe)


def _planned(finding: Finding, proposal: Proposal, source: Lines) -> Finding:
    edit = proposal.refusal or _edit(finding.location, proposal, source)
    if isinstance(edit, str):
        return replace(finding, unfixable=edit)
    return replace(finding, fix=Fix(proposal.description, (edit,), proposal.safe))


def _edit(location: Location, proposal: Proposal, source: Lines) -> Edit | str:
    """The edit of the id alone: what stands around it in the literal stays. A text says why there is none."""
    shown = _place(source, location, location.cell.span if location.cell else location.span)
    raw = _place(source, replace(location, cell=None), location.span)
    if shown is None or raw is None:
        return "it is written over several lines"
    reason = _not_one_literal(*shown) if format_of(location.path) is None else ""
    if reason:
        return reason
    line, start, end = raw
    if line[start:end].count(proposal.old) != 1:
        return "it is written with escapes, or put together from parts"
    first = start + line[start:end].index(proposal.old)
    number = location.span.line
    span = Span(number, first + 1, number, first + len(proposal.old) + 1)
    return Edit(Location(location.path, span), proposal.new)


def _place(source: Lines, location: Location, span: Span) -> tuple[str, int, int] | None:
    """The line of a place and its 0-based begin and end; ``None`` if it is not on one line."""
    lines = source.lines(location)
    if lines is None or span.line != span.end_line or not 0 < span.line <= len(lines):
        return None
    return lines[span.line - 1], span.column - 1, span.end_column - 1


def _not_one_literal(line: str, start: int, end: int) -> str:
    """Why a place in Python code is not the whole text of one plain string; ``""`` if it is."""
    opening = _OPENING.search(line[max(start - _OPENED, 0) : start])
    if opening is None or line[end : end + 1] != line[start - 1]:
        return "it is a part of a longer text"
    if any(quote in line[start:end] for quote in "\"'"):
        return "it is put together from several strings"
    return "it stands in an f-string" if set("fFtT") & set(opening["prefix"]) else ""
