"""The answers of the last run, which are kept in the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "measured.json"
Measured = dict[str, dict[str, Any]]
"""Tool -> its ``version``, ``why`` it could not be had, and its ``cells`` by feature."""


def load() -> Measured:
    """What was measured; nothing before the first run."""
    if not FILE.is_file():
        return {}
    loaded: Measured = json.loads(FILE.read_text(encoding="utf-8"))
    return loaded


def save(measured: Measured) -> None:
    """Keep it, a line for each cell: a diff then says which answers changed."""
    text = json.dumps(measured, indent=1, ensure_ascii=False)
    text = re.sub(r'(?<=": \{)\n\s*("answer".*?)\n\s*(?=\})', _on_one_line, text, flags=re.DOTALL)
    FILE.write_text(text + "\n", encoding="utf-8")


def _on_one_line(cell: re.Match[str]) -> str:
    return re.sub(r"\n\s*", " ", cell[1])
