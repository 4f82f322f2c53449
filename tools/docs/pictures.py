"""Draws docs/img/terminal.svg: what ``aidep check`` says of the example, as a terminal shows it.

usage: python -m tools.docs.pictures

docs/img/report.png is the page that ``aidep check examples/critterz --as-of 2026-11-23 --output html=report.html``
writes, as a browser shows it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = ("check", "examples/critterz", "--select", "AID101,AID105")
DAY = ("--as-of", "2026-11-23")
COLUMNS = 88
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
    environment = {**os.environ, "COLUMNS": str(COLUMNS)}
    done = subprocess.run(
        [sys.executable, "-m", "aidep", *COMMAND, *DAY, "--color", "always"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 1:
        sys.stderr.write(done.stderr)
        return 2
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(Text.assemble(("$ ", "green"), f"aidep {' '.join(COMMAND)}\n"))
        console.print(Text.from_ansi(done.stdout), soft_wrap=True)
        picture = console.export_svg(title="aidep", theme=_THEME, unique_id="aidep")
    picture = _FONTS.sub("", picture).replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace")
    (ROOT / "docs" / "img" / "terminal.svg").write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
