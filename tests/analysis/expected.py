"""What a form says about itself: annotations in its comments, and the same read from an inventory.

At the end of a line, or on lines of its own before it::

    # call: NAME -> MODEL, MODEL [PLATFORM] SOURCE      an SDK call starts here and can receive exactly these models
    # ref: MODEL ROLE [PLATFORM], MODEL ROLE            references with these roles stand here
    # none                                              nothing may be found here, not even a client

Several on one line are separated by ``;``. NAME may leave out leading parts (``chat.completions.create``). ``-`` stands
for no model or no platform; a platform that is not said is not compared. Lines without an annotation hold no call and
no reference that is a usage, so every form tests precision too. Clients (``OpenAI()``) are compared only where
``# client: NAME [PLATFORM]`` or ``# none`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from aidep.model.usage import CallKind, Inventory, ModelReference, SdkCall

Place = tuple[str, int, int]
"""Path, cell (0 outside notebooks), line."""

_NOTE = re.compile(r"#\s*((?:call|client|ref): .*|none\b.*)$")
_CALL = re.compile(r"(call|client): (\S+)(?: -> (.*?))? \[([\w-]+)\](?: (\w+))?\Z")
_REF = re.compile(r"(\S+) (\w+)(?: \[([\w-]+)\])?\Z")
_QUIET = (CallKind.CLIENT, CallKind.MANAGEMENT)


@dataclass
class Line:
    """What one line is said to hold."""

    calls: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    clients: list[str] | None = None
    """``None``: clients are not compared."""


def said_in(text: str) -> Iterator[tuple[int, Line]]:
    """Line numbers and what their annotations say."""
    waiting: list[str] = []
    for number, row in enumerate(text.splitlines(), 1):
        found = _NOTE.search(row)
        if found is not None and row[: found.start()].strip() == "":
            waiting.append(found[1])
            continue
        notes = waiting + ([found[1]] if found is not None else [])
        waiting = []
        if notes:
            line = Line()
            for note in notes:
                _read(note, line)
            yield number, line


def _read(note: str, line: Line) -> None:
    for part in note.split("; "):
        part = part.strip()
        if part.startswith("none"):
            line.clients = []
        elif part.startswith("ref: "):
            for one in part.removeprefix("ref: ").split(", "):
                match = _REF.match(one.strip())
                assert match is not None, f"cannot read the annotation {note!r}"
                line.refs.append(one.strip())
        else:
            match = _CALL.match(part)
            assert match is not None, f"cannot read the annotation {note!r}"
            if match[1] == "client":
                line.clients = [*(line.clients or []), f"{match[2]} [{match[4]}]"]
            else:
                models = sorted(m.strip() for m in (match[3] or "-").split(","))
                line.calls.append(f"{match[2]} -> {', '.join(models)} [{match[4]}] {match[5]}")


def compare(inventory: Inventory, said: dict[Place, Line]) -> list[str]:
    """The differences, one line each, by place."""
    problems: list[str] = []
    calls: dict[Place, list[SdkCall]] = {}
    for call in inventory.calls:
        calls.setdefault(_place(call), []).append(call)
    refs: dict[Place, list[ModelReference]] = {}
    for ref in inventory.references:
        refs.setdefault(_place(ref), []).append(ref)
    for place in sorted({*said, *calls, *refs}):
        line = said.get(place, Line())
        found = calls.get(place, [])
        where = f"{place[0]}:{place[2]}" if not place[1] else f"{place[0]}:cell {place[1]}:{place[2]}"
        problems += _differ(where, line.calls, [_call(c) for c in found if c.kind not in _QUIET], _same_call)
        if line.clients is not None:
            clients = [f"{c.call} [{c.platform or '-'}]" for c in found if c.kind in _QUIET]
            problems += _differ(where, line.clients, clients, _same_call)
        actual = [_ref(r, line.refs) for r in refs.get(place, [])]
        usages = [_ref(r, line.refs) for r in refs.get(place, []) if r.role.is_usage]
        optional = [a for a in actual if a not in usages]
        wanted = [w for w in line.refs if w not in optional]
        problems += _differ(where, wanted, usages, _same_ref, optional)
    return problems


def _place(one: SdkCall | ModelReference) -> Place:
    location = one.location
    cell = location.cell
    return (location.path, 0, location.span.line) if cell is None else (location.path, cell.number, cell.span.line)


def _call(call: SdkCall) -> str:
    models = ", ".join(sorted(call.models)) or "-"
    return f"{call.call} -> {models} [{call.platform or '-'}] {call.model_source.value}"


def _ref(ref: ModelReference, wanted: list[str]) -> str:
    short = f"{ref.model} {ref.role.value}"
    full = f"{short} [{ref.platform or '-'}]"
    return full if any(w.startswith(f"{short} [") for w in wanted) else short


def _same_call(wanted: str, actual: str) -> bool:
    return actual == wanted or actual.endswith("." + wanted)


def _same_ref(wanted: str, actual: str) -> bool:
    return wanted == actual


def _differ(
    where: str,
    wanted: list[str],
    actual: list[str],
    same: Callable[[str, str], bool],
    others: list[str] | None = None,
) -> list[str]:
    left = list(actual)
    missing = []
    for one in wanted:
        hit = next((a for a in left if same(one, a)), None)
        if hit is None:
            missing.append(one)
        else:
            left.remove(hit)
    rows = [f"{where}: expected {one}, found {', '.join([*left, *(others or [])]) or 'nothing'}" for one in missing]
    return rows + [f"{where}: unexpected {one}" for one in left if not missing]
