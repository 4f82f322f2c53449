"""Draws what the README and the site show: docs/img/terminal.svg, what ``aidep check`` says of the example, and
docs/img/report.png, the page that it writes, as a browser shows it.

usage: python -m tools.docs.pictures

The page takes a Chromium. What stands in its picture is taken down in docs/img/report.txt: tests compare both with a
run of today, and so notice when a picture has aged.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = ("check", "examples/critterz", "--select", "AID101,AID105")
DAY = ("--as-of", "2026-11-23")
COLUMNS = 88
IMAGES = ROOT / "docs" / "img"
REPORT = ("check", "examples/critterz", *DAY, "--quiet", "--output-format", "html")
_WINDOW = (900, 760)
_LAST_HEADING = "Findings"
"""The picture ends below it."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_CELL = 12.2
"""Width of a character in the SVG that rich writes."""
_FONTS = re.compile(r"@font-face \{.*?\}\n?", re.DOTALL)
_THEME = TerminalTheme(
    (22, 24, 29),
    (220, 223, 228),
    [
        (40, 44, 52),
        (255, 107, 107),
        (126, 211, 127),
        (240, 196, 97),
        (97, 175, 239),
        (214, 132, 230),
        (86, 194, 214),
        (220, 223, 228),
    ],
    [
        (130, 137, 151),
        (255, 135, 135),
        (152, 229, 152),
        (255, 214, 130),
        (130, 195, 250),
        (230, 160, 245),
        (120, 215, 230),
        (255, 255, 255),
    ],
)


def main() -> int:
    (IMAGES / "terminal.svg").write_text(terminal(), encoding="utf-8")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    page = run(*REPORT)
    if browser is None:
        sys.stderr.write(f"docs/img/report.png is as it was: none of {', '.join(_BROWSERS)} is here\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "report.html")
        file.write_text(page, encoding="utf-8")
        size = ",".join(map(str, _WINDOW))
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={scratch}/user")
        picture = IMAGES / "report.png"
        command = [browser, *quiet, f"--window-size={size}", f"--screenshot={picture}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    (IMAGES / "report.txt").write_text(in_report(page), encoding="utf-8")
    return 0


def run(*arguments: str) -> str:
    """What aidep prints."""
    done = subprocess.run(
        [sys.executable, "-m", "aidep", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(COLUMNS)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 1:
        raise SystemExit(done.stderr)
    return done.stdout


def terminal() -> str:
    """The terminal as SVG."""
    printed = run(*COMMAND, *DAY, "--color", "always")
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(Text.assemble(("$ ", "green"), f"aidep {' '.join(COMMAND)}\n"))
        console.print(Text.from_ansi(printed), soft_wrap=True)
        picture = console.export_svg(title="aidep", theme=_THEME, unique_id="aidep")
    return _FONTS.sub("", picture).replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace")


def in_terminal(picture: str) -> str:
    """The text in the SVG of a terminal, with its lines."""
    lines: dict[float, str] = {}
    for x, y, text in re.findall(
        r'<text class="aidep-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', picture, re.DOTALL
    ):
        lines[float(y)] = lines.get(float(y), "").ljust(round(float(x) / _CELL)) + html.unescape(text)
    return "".join(f"{line.rstrip()}\n" for _, line in sorted(lines.items())).replace("\xa0", " ")


def in_report(page: str) -> str:
    """The text of the page as far as its picture goes, a line for each piece."""
    reader = _Words()
    reader.feed(page)
    words = reader.words[: reader.words.index(_LAST_HEADING)]
    return "".join(f"{word}\n" for word in words)


class _Words(HTMLParser):
    """The pieces of text that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden = tag in ("style", "script", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._hidden:
            self.words.append(" ".join(data.split()))


if __name__ == "__main__":
    sys.exit(main())
