"""The report for people: every problem once, with its first place shown and the others listed."""

from __future__ import annotations

from typing import Final

from aidep.model.finding import Report
from aidep.report import RenderOptions, Source, rule_url
from aidep.report.excerpt import excerpt, position
from aidep.report.grouping import Problem, group, shown, tally
from aidep.report.paint import BOLD, CYAN, DIM, GREEN, SEVERITY, Paint
from aidep.report.summary import segments
from aidep.report.text import DOT, paragraph, place, plural, text_width, visible, wrap

_HOPS: Final = 4
_PLACES: Final = 5
_NARROWEST: Final = 40
_LABEL: Final = 6
"""Cells of ``also: ``, the widest label with its blank."""


def render(report: Report, source: Source, options: RenderOptions) -> str:
    """Problems worst first, a blank line between them, and the summary."""
    view = _View(source, options)
    blocks = [view.problem(problem) for problem in group(shown(report))]
    blocks.append(view.summary(report))
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks) + "\n"


class _View:
    def __init__(self, source: Source, options: RenderOptions) -> None:
        self.source = source
        self.width = max(options.width, _NARROWEST)
        self.paint = Paint(options.color, options.hyperlinks)

    def problem(self, problem: Problem) -> list[str]:
        lead = problem.lead
        gutter = max(len(str(position(lead.location).line)), 2)
        lines = self._header(problem)
        lines += self._excerpt(problem, gutter)
        margin = " " * (gutter + 1)
        for label, rows in (
            ("via:", self._hops(problem, gutter)),
            ("also:", self._others(problem)),
            ("help:", self._wrapped(lead.help, gutter)),
            ("see:", [self.paint(visible(url), DIM) for url in lead.evidence]),
        ):
            style = CYAN if label == "help:" else DIM
            for number, row in enumerate(rows):
                head = self.paint(label, style) + " " * (_LABEL - len(label)) if number == 0 else " " * _LABEL
                lines.append(margin + head + row)
        return lines

    def _header(self, problem: Problem) -> list[str]:
        lead, paint = problem.lead, self.paint
        style = SEVERITY[lead.severity]
        words = [paint(lead.severity.value, style), paint.link(paint(lead.code, BOLD), rule_url(lead.code))]
        words.append(visible(lead.name))
        notes = [] if lead.confidence.value == "high" else [f"{lead.confidence.value} confidence"]
        if lead.suppressed is not None:
            reason = f": {visible(lead.suppressed.reason)}" if lead.suppressed.reason else ""
            notes.append(f"suppressed by {visible(lead.suppressed.kind)}{reason}")
        words += [paint(f"({note})", DIM) for note in notes]
        return [" ".join(words), *(paint(line, BOLD) for line in paragraph(visible(lead.message), self.width))]

    def _excerpt(self, problem: Problem, gutter: int) -> list[str]:
        lead, paint = problem.lead, self.paint
        lines = [" " * gutter + paint("-->", DIM) + " " + place(lead.location)]
        shot = excerpt(self.source, lead.location, self.width - gutter - 3)
        if shot is None:
            return lines
        bar = " " * gutter + paint(" |", DIM)
        carets = paint("^" * shot.length, SEVERITY[lead.severity])
        number = paint(f"{shot.number:>{gutter}} |", DIM)
        return [*lines, bar, f"{number} {shot.text}", f"{bar} {' ' * shot.indent}{carets}"]

    def _hops(self, problem: Problem, gutter: int) -> list[str]:
        """The way from the call to the literal: a place and what happens there, below it the line of source."""
        rows = []
        room = self.width - gutter - 1 - _LABEL
        hops = problem.lead.related
        for hop in hops[:_HOPS]:
            where, message = place(hop.location), visible(hop.message)
            fits = text_width(where) + 2 + text_width(message) <= room
            rows += [f"{where}  {self.paint(message, DIM)}"] if fits else [where, self.paint("  " + message, DIM)]
            shot = excerpt(self.source, hop.location, room - 4)
            if shot is not None:
                rows.append(self.paint("  | ", DIM) + shot.text.strip())
        if len(hops) > _HOPS:
            rows.append(self.paint(f"and {plural(len(hops) - _HOPS, 'more step')}", DIM))
        return rows

    def _others(self, problem: Problem) -> list[str]:
        others = problem.findings[1:]
        # Never "and 1 more": the line that says so could have shown it.
        count = len(others) if len(others) <= _PLACES + 1 else _PLACES
        rows = [place(finding.location) for finding in others[:count]]
        if len(others) > count:
            more = f"and {len(others) - count:,} more places; --output-format concise lists all"
            rows.append(self.paint(more, DIM))
        return rows

    def _wrapped(self, text: str, gutter: int) -> list[str]:
        return paragraph(visible(text), self.width - gutter - 1 - _LABEL)

    def summary(self, report: Report) -> list[str]:
        parts = segments(report)
        style = BOLD if tally(report).problems else GREEN
        lines = wrap(parts, self.width, DOT)
        lines[0] = self.paint(parts[0], style) + lines[0][len(parts[0]) :]
        return lines
