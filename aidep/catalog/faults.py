"""What a schema finds wrong with a file of rules, in words of the file: record, key and line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

Loc = tuple[int | str, ...]
"""Keys and numbers that lead to a value, as pydantic names it."""


def faults(file: Path, raw: dict[str, Any], error: ValidationError) -> list[str]:
    """One line for each fault: ``file:line: record: key: what is wrong``."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        f"{file}:{_line(lines, item['loc'])}: {_place(raw, item['loc'])}: {_message(item)}" for item in error.errors()
    ]


def _line(lines: Sequence[str], loc: Loc) -> int:
    """Where the key stands, else its table, else the file's first line; 1-based. TOML's own reader tells no lines."""
    start, keys = _table(lines, loc)
    end = next((at for at in range(start, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
    if keys:
        key = re.compile(rf"""\s*["']?{re.escape(str(keys[0]))}["']?\s*[.=]""")
        found = next((at for at in range(start, end) if key.match(lines[at])), None)
        if found is not None:
            return found + 1
    return max(start, 1)


def _table(lines: Sequence[str], loc: Loc) -> tuple[int, Loc]:
    """The first line of the innermost table with a head of its own, 0-based, and the keys that lead on from there."""
    if len(loc) > 1 and isinstance(loc[1], int):
        heads = _heads(lines, f"[[{loc[0]}]]")
        return (heads[loc[1]], loc[2:]) if loc[1] < len(heads) else (0, loc)
    for count in range(len(loc), 0, -1):
        heads = _heads(lines, f"[{'.'.join(map(str, loc[:count]))}]")
        if heads:
            return heads[0], loc[count:]
    return 0, loc


def _heads(lines: Sequence[str], head: str) -> list[int]:
    return [at + 1 for at, line in enumerate(lines) if line.partition("#")[0].replace(" ", "").rstrip() == head]


def _message(item: Any) -> str:
    if item["type"] == "extra_forbidden":
        return f"unknown key {item['loc'][-1]!r}"
    if item["type"] == "missing":
        return "is missing: add it"
    message = str(item["msg"]).removeprefix("Value error, ")
    if not message.startswith("Input should be "):
        return message
    given = f", is {item['input']!r}" if isinstance(item["input"], (str, int, float)) else ""
    return f"must be {message.removeprefix('Input should be ')}{given}"


def _place(raw: dict[str, Any], loc: Loc) -> str:
    """``[[model]] gpt-4: retires`` for ``("model", 3, "retires")``."""
    if len(loc) >= 2 and isinstance(loc[1], int):
        row = raw[str(loc[0])][loc[1]]
        name = row.get("id") or row.get("symbol") or row.get("call") if isinstance(row, dict) else None
        rest = "".join(f": {part}" for part in loc[2:])
        return f"[[{loc[0]}]] {name or f'number {loc[1] + 1}'}{rest}"
    return ".".join(map(str, loc)) or "file"
