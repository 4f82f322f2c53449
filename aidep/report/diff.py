"""What fixes would change, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from aidep.report import RenderOptions
from aidep.report.paint import BOLD, CYAN, GREEN, RED, Paint
from aidep.report.text import visible

_STYLE = {"-": RED, "+": GREEN, "@": CYAN}
_NO_NEWLINE = "\\ No newline at end of file"


def render(changes: Iterable[tuple[str, str, str]], options: RenderOptions) -> str:
    """A diff of (path, old text, new text) for each file. What cannot be seen is shown as an escape, tabs apart."""
    paint = Paint(options.color)
    lines: list[str] = []
    for path, old, new in changes:
        name = visible(path)
        lines += [paint(f"--- {name}", BOLD), paint(f"+++ {name}", BOLD)]
        hunks = unified_diff(_lines(old), _lines(new))
        lines += [paint(_shown(line), _STYLE.get(line[0], "")) for line in _without_names(hunks)]
    return "".join(f"{line}\n" for line in lines)


def _without_names(diff: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(diff):
        if number > 1:
            yield line


def _lines(text: str) -> list[str]:
    """Lines with their ends; one that has none keeps the mark that says so, and differs from one that has."""
    lines = text.split("\n")
    last = lines.pop()
    return [*(f"{line}\n" for line in lines), *([f"{last}\n{_NO_NEWLINE}"] if last else [])]


def _shown(line: str) -> str:
    mark, text = line[0], line[1:].removesuffix("\n")
    body = text.removesuffix(f"\n{_NO_NEWLINE}")
    shown = "\t".join(visible(part) for part in body.removesuffix("\r").split("\t"))
    return mark + shown + (f"\n{_NO_NEWLINE}" if body != text else "")
