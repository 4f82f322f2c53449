"""What an earlier run found in a project, where the edits since then have moved things and changed none.

Most edits are of that kind: a comment, a prompt, a message, a blank line, or a file that nothing here looks at. The
facts of such a file are the ones they were, but for their places, so linking would find the same once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from typing import Any

from aidep.analysis.stored import Linked, Stored, pack
from aidep.model.facts import FileFacts, Sites
from aidep.model.source import SourceFile, Unreadable
from aidep.model.span import Location, Span
from aidep.model.usage import Inventory

Places = Mapping[Span, Span]
"""Where the sites of a file are, by where they were."""
_MOST = 8
"""Edited files: of more, one is sure to say something new."""
_PYTHON = (".py", ".pyi", ".pyw")


def again(
    known: Linked, before: Mapping[str, str], load: Callable[[str], SourceFile], stored: Stored, *, prose: bool
) -> Linked | None:
    """What was known, with the places of now; ``None`` if more than places has changed.

    ``before``: the digests that files had then which have been edited, by path; ``load`` may raise
    :class:`aidep.model.source.Unreadable`; ``prose``: with what comments say, which no fact holds.
    """
    edited = [path for path in before if path in known.read]
    if len(edited) > _MOST or (edited and prose):
        return None
    moved: dict[str, Places] = {}
    for path in edited:
        then = stored.facts(path, before[path]) if path.endswith(_PYTHON) else None
        places = _places(then, load, stored) if isinstance(then, FileFacts) else None
        if places is None:
            return None
        moved[path] = places
    try:
        return replace(known, inventory=_sorted(_placed(known.inventory, moved, {}))) if moved else known
    except KeyError:  # a place that is no site: part of one, or of a file that needed none
        return None


def _places(then: FileFacts, load: Callable[[str], SourceFile], stored: Stored) -> Places | None:
    """Where what stood in a file stands now; ``None`` if anything else does."""
    from aidep.analysis import workers

    try:
        now = stored.facts(then.path) or workers.read(load(then.path))
        if isinstance(now, FileFacts) and then.sites and not now.sites:
            now = workers.read(load(then.path))
    except Unreadable:
        return None
    if not isinstance(now, FileFacts):
        return None
    stored.keep(then.path, pack(now))
    pairs = set(zip(then.sites, now.sites, strict=False))
    places = dict(pairs)
    # Two places that were one, or have become one, would be in another order.
    apart = len(pairs) == len(places) == len(set(places.values()))
    alike = len(then.sites) in (0, len(now.sites)) and pack(replace(then, sites=Sites())) == pack(
        replace(now, sites=Sites())
    )
    return places if apart and alike else None


def _placed(value: Any, moved: Mapping[str, Places], done: dict[int, Any]) -> Any:
    """A part of an inventory with the new places. Raises KeyError for a place that has none."""
    if isinstance(value, Location):
        places = moved.get(value.path)
        return value if places is None else replace(value, span=places[value.span])
    if isinstance(value, tuple):
        return tuple([_placed(item, moved, done) for item in value])
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if id(value) not in done:
        made = {field.name: _placed(getattr(value, field.name), moved, done) for field in fields(value)}
        done[id(value)] = type(value)(**made)
    return done[id(value)]


def _sorted(inventory: Inventory) -> Inventory:
    rows: dict[str, Any] = {field.name: getattr(inventory, field.name) for field in fields(inventory)}
    for name, row in rows.items():
        if isinstance(row, tuple) and name != "problems":  # which stand in the order of reading
            rows[name] = tuple(sorted(row, key=attrgetter("location")))
    return Inventory(**rows)
