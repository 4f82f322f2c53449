"""The timeline on a terminal."""

from __future__ import annotations

import io
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from aidep.model.exposure import Dependency
from aidep.model.finding import Severity
from aidep.model.plan import Plan
from aidep.report import RenderOptions
from aidep.report.text import DOT, visible, wrap
from aidep.report.timeline import Timeline
from aidep.report.timeline.axis import Axis, axis_for
from aidep.report.timeline.words import ending, first_step, headline, undated_line, upcoming_title, where

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "blue",
}
_OVER, _ENDS, _EARLIEST, _TODAY, _LINE, _PROMISE = "✕●○│━┄"
_LEAST_CHART = 24
"""Cells below which a chart says nothing."""
_WITH_PLATFORM = 60
"""Columns of a terminal from which on platforms are shown."""


def render(timeline: Timeline, options: RenderOptions) -> str:
    """A chart of what has a date, what breaks soon with what to do first, and the rest in a line."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=max(options.width, 40),
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        _environ={},
    )
    console.print(Text("\n".join(wrap(headline(timeline).split(DOT), console.width, DOT)), style="bold"))
    if timeline.dated:
        console.print()
        console.print(_chart(timeline, console.width))
        console.print(Text(f"{_OVER} gone   {_ENDS} ends   {_EARLIEST} not before   {_TODAY} today", style="dim"))
    console.print()
    console.print(Text(upcoming_title(timeline), style="bold"))
    for plan in timeline.plans:
        console.print(Padding(_upcoming(plan, timeline.as_of, console.width - 2), (0, 0, 0, 2)))
    if timeline.undated:
        console.print()
        console.print(Text(undated_line(timeline), style="dim"))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def _chart(timeline: Timeline, width: int) -> Table:
    """Name, platform, bar and words; what has no room on a narrow terminal is left out, the bar first."""
    rows = [(d, visible(d.name), visible(d.platform_name), ending(d, timeline.as_of)) for d in timeline.dated]
    names = min(max(len(name) for _, name, _, _ in rows), max(16, width // 4))
    hosts = min(max(len(host) for _, _, host, _ in rows), 18) if width >= _WITH_PLATFORM else 0
    words = min(max(len(word) for _, _, _, word in rows), 34, width - names - 2)
    axis = axis_for(
        [day for d in timeline.dated for day in (d.ends, d.earliest) if day],
        timeline.as_of,
        min(width - names - hosts - words - 6, 90),
    )
    with_bar = axis.cells >= _LEAST_CHART
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=with_bar, header_style="dim")
    table.add_column("", width=names, no_wrap=True, overflow="ellipsis")
    if hosts:
        table.add_column("", width=hosts, no_wrap=True, overflow="ellipsis", style="dim")
    if with_bar:
        table.add_column(_scale(axis), width=axis.cells, no_wrap=True)
    table.add_column("", width=words, overflow="fold")
    for dependency, name, host, word in rows:
        style = _STYLES[dependency.severity] if dependency.severity else ""
        cells = [Text(name), *([Text(host)] if hosts else [])]
        bar = [_bar(dependency, axis, timeline.as_of, style)] if with_bar else []
        table.add_row(*cells, *bar, Text(word, style=style))
    return table


def _scale(axis: Axis) -> Text:
    line = [" "] * axis.cells
    for day in axis.ticks(10):
        label, cell = f"╷{day:%Y-%m}", axis.at(day)
        if cell + len(label) <= axis.cells:
            line[cell : cell + len(label)] = label
    return Text("".join(line))


def _bar(dependency: Dependency, axis: Axis, as_of: date, style: str) -> Text:
    line = [" "] * axis.cells
    end = dependency.ends or dependency.earliest
    today = axis.at(as_of)
    if end is not None:
        cell = axis.at(end)
        promise = dependency.ends is None
        if not dependency.is_over:
            for index in range(min(today, cell), cell):
                line[index] = _PROMISE if promise else _LINE
        line[today] = _TODAY
        line[cell] = _OVER if dependency.is_over else _EARLIEST if promise else _ENDS
    else:
        line[0], line[today] = _OVER, _TODAY
    text = Text("".join(line), style=style)
    if line[today] == _TODAY:
        text.stylize("not bold dim", today, today + 1)
    return text


def _upcoming(plan: Plan, as_of: date, width: int) -> Text:
    dependency = plan.dependency
    style = _STYLES[dependency.severity] if dependency.severity else ""
    head = f"on {visible(dependency.platform_name)} {visible(plan.reason)}"
    body = [
        line
        for label, text in (("where", where(dependency)), ("first", first_step(plan, as_of)))
        for line in _hanging(f"  {label}: ", text, width)
    ]
    return Text.assemble((visible(dependency.name), style or "bold"), f" {head}\n", ("\n".join(body), "dim"))


def _hanging(label: str, text: str, width: int) -> list[str]:
    """Words in lines below each other, the label before the first."""
    lines = wrap(text.split(), max(width - len(label), 20))
    return [f"{label if number == 0 else ' ' * len(label)}{line}" for number, line in enumerate(lines)]
