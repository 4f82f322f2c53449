"""Where a text stands in a configuration file: the dictionaries and lists around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aidep.model.facts import DictOf, Expr, Lit, SeqOf

_MOST_SIBLINGS = 400


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A dictionary or list, and what it is called where it stands."""

    table: DictOf | SeqOf
    key: str
    up: Place | None

    def chain(self) -> Iterator[Place]:
        """This one and those around it."""
        current: Place | None = self
        while current is not None:
            yield current
            current = current.up

    def entries(self) -> Iterator[tuple[str, Expr]]:
        """Keys and values of a dictionary."""
        if isinstance(self.table, DictOf):
            for key, value in self.table.items[:_MOST_SIBLINGS]:
                if isinstance(key, Lit):
                    yield key.text, value


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A literal with its place."""

    lit: Lit
    place: Place | None
    key: str
    """The key that it is the value of, ``""`` in a list."""
    is_key: bool = False


def texts(root: Expr | None) -> Iterator[Text]:
    """Every text once, in the order of the file: what an alias repeats stands where its anchor does."""
    seen: set[int] = set()
    waiting: list[tuple[Expr | None, Place | None, str, bool]] = [(root, None, "", False)]
    while waiting:
        value, place, key, is_key = waiting.pop()
        if value is None or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, Lit):
            named = value.context.name if value.context.kind == "value" else key
            yield Text(value, place, named, is_key)
        elif isinstance(value, SeqOf):
            inner = Place(value, key, place)
            waiting.extend((item, inner, "", False) for item in reversed(value.items))
        elif isinstance(value, DictOf):
            inner = Place(value, key, place)
            for name, item in reversed(value.items):
                waiting.append((item, inner, name.text if isinstance(name, Lit) else "", False))
                waiting.append((name, inner, "", True))
