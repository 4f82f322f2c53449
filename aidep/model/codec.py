"""Trees of dataclasses as JSON and back: facts and usages, as the cache and the worker processes pass them on.

One column for each field of each class, so that reading runs in C: 500,000 objects take half a second. What is one
object stays one object however often it is referred to. An object refers to earlier ones only, so nothing read can be a
cycle; types and references are checked against the annotations, so what a stranger wrote either is what the annotations
say or raises ``ValueError``. JSON, because reading it runs no code and cannot end the process (pickle, marshal).
"""

from __future__ import annotations

import json
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from enum import Enum
from operator import lt
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_SCALARS = (str, int, bool, type(None))
_NONE = -1
"""As a reference: ``None``."""


class Codec(Generic[T]):
    """Writes and reads a dataclass with slots and everything that it holds, by the annotations of the fields."""

    def __init__(self, root: type[T], known: Iterable[type] = ()) -> None:
        """``known``: subclasses that may stand where their base is annotated."""
        self.root = root
        self._subclasses = tuple(known)
        self._number: dict[type, int] = {}
        self._columns: list[list[tuple[Any, _Shape]]] = []
        """For each class, slot and shape of each field."""
        self._add(root)

    def dumps(self, value: T) -> bytes:
        """As JSON. Raises ValueError for cycles."""
        order, index = self._order(value)
        rows: list[list[list[Any]]] = [[[] for _ in columns] for columns in self._columns]
        kinds = []
        for item in order:
            kind = self._number[type(item)]
            kinds.append(kind)
            for column, (slot, shape) in zip(rows[kind], self._columns[kind], strict=True):
                column.append(shape.plain(slot.__get__(item), index))
        return json.dumps([kinds, rows], separators=(",", ":")).encode()

    def loads(self, data: bytes) -> T:
        """What :meth:`dumps` wrote. Raises ValueError for anything else."""
        try:
            kinds, rows = json.loads(data)
            return self._read(kinds, rows)
        except (TypeError, IndexError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from None

    def _read(self, kinds: list[int], rows: list[list[list[Any]]]) -> T:
        if not set(map(type, kinds)) <= {int} or min(kinds) < 0 or len(rows) != len(self._columns):
            raise ValueError("no rows of ours")
        classes = list(self._number)
        table: list[Any] = [object.__new__(cls) for cls in map(classes.__getitem__, kinds)]
        own: list[list[int]] = [[] for _ in classes]
        for number, kind in enumerate(kinds):
            own[kind].append(number)
        table.append(None)
        kinds = [*kinds, _NONE]
        for numbers, columns, row in zip(own, self._columns, rows, strict=True):
            objects = list(map(table.__getitem__, numbers))
            for (slot, shape), column in zip(columns, row, strict=True):
                if len(column) != len(objects):
                    raise ValueError("a column of another length")
                deque(map(slot.__set__, objects, shape.values(column, numbers, table, kinds)), maxlen=0)
        if type(table[-2]) is not self.root:
            raise ValueError("another class")
        return table[-2]

    def _order(self, root: T) -> tuple[list[Any], dict[int, int]]:
        """Every object once, after those that it refers to, and their numbers by identity."""
        order: list[Any] = []
        index: dict[int, int] = {}
        waiting: list[tuple[Any, bool]] = [(root, False)]
        while waiting:
            item, done = waiting.pop()
            if done:
                index[id(item)] = len(order)
                order.append(item)
            elif id(item) not in index:
                index[id(item)] = _NONE  # being visited
                waiting.append((item, True))
                for slot, shape in self._columns[self._number[type(item)]]:
                    if shape.refers:
                        waiting += [
                            (child, False) for child in shape.children(slot.__get__(item)) if id(child) not in index
                        ]
        return order, index

    # -- annotations ---------------------------------------------------------------------------

    def _add(self, cls: type) -> None:
        if cls in self._number:
            return
        self._number[cls] = len(self._number)
        columns: list[tuple[Any, _Shape]] = []
        self._columns.append(columns)
        hints = get_type_hints(cls)
        columns += [(_slot(cls, field.name), self._shape(hints[field.name])) for field in fields(cls)]

    def _shape(self, hint: Any) -> _Shape:
        options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
        if all(option in _SCALARS for option in options):
            return _Scalar(options)
        inner = [option for option in options if option is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"no way to write {hint}")
        optional = len(options) > 1
        origin = get_origin(inner[0])
        if origin is not None:
            parts = tuple(self._shape(part) for part in get_args(inner[0]) if part is not Ellipsis)
            return _Mapping(*parts) if origin is dict else _Sequence(origin, parts, ... in get_args(inner[0]))
        if issubclass(inner[0], Enum):
            return _Choice(inner[0], optional)
        classes = [cls for cls in (inner[0], *self._subclasses) if issubclass(cls, inner[0])]
        for cls in classes:
            self._add(cls)
        return _Ref(frozenset(map(self._number.__getitem__, classes)), optional)


def _slot(cls: type, name: str) -> Any:
    """The descriptor of a slot: sets fields of frozen classes too."""
    return next(base.__dict__[name] for base in cls.__mro__ if name in base.__dict__.get("__slots__", ()))


class _Shape:
    """How the values of a field are written."""

    refers = False
    """Whether they hold objects."""

    def plain(self, value: Any, index: dict[int, int]) -> Any:
        """For JSON; ``index`` numbers the objects by identity."""
        raise NotImplementedError

    def children(self, value: Any) -> Iterator[Any]:
        """The objects that it holds."""
        return iter(())

    def value(self, plain: Any, own: int, table: list[Any], kinds: list[int]) -> Any:
        """From JSON, for object number ``own``."""
        return next(iter(self.values([plain], [own], table, kinds)))

    def values(self, column: list[Any], own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        """The same for a column."""
        return [self.value(plain, number, table, kinds) for plain, number in zip(column, own, strict=True)]


class _Scalar(_Shape):
    def __init__(self, options: Iterable[type]) -> None:
        self._types = set(options)

    def plain(self, value: Any, index: dict[int, int]) -> Any:
        return value

    def value(self, plain: Any, own: int, table: list[Any], kinds: list[int]) -> Any:
        if type(plain) not in self._types:
            raise ValueError("a value of another type")
        return plain

    def values(self, column: list[Any], own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        if not set(map(type, column)) <= self._types:
            raise ValueError("a value of another type")
        return column


class _Choice(_Shape):
    def __init__(self, cls: type[Enum], optional: bool) -> None:
        self._members: dict[Any, Any] = {member.value: member for member in cls}
        if optional:
            self._members[None] = None

    def plain(self, value: Any, index: dict[int, int]) -> Any:
        return None if value is None else value.value

    def value(self, plain: Any, own: int, table: list[Any], kinds: list[int]) -> Any:
        return self._members[plain]


class _Ref(_Shape):
    refers = True

    def __init__(self, kinds: frozenset[int], optional: bool) -> None:
        self._kinds = kinds | {_NONE} if optional else kinds

    def plain(self, value: Any, index: dict[int, int]) -> Any:
        return _NONE if value is None else index[id(value)]

    def children(self, value: Any) -> Iterator[Any]:
        if value is not None:
            yield value

    def value(self, plain: Any, own: int, table: list[Any], kinds: list[int]) -> Any:
        if type(plain) is not int or not _NONE <= plain < own or kinds[plain] not in self._kinds:
            raise ValueError("a reference to another class")
        return table[plain]

    def values(self, column: list[Any], own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        if column and not (
            set(map(type, column)) == {int}
            and min(column) >= _NONE
            and all(map(lt, column, own))
            and set(map(kinds.__getitem__, column)) <= self._kinds
        ):
            raise ValueError("a reference to another class")
        return map(table.__getitem__, column)


class _Sequence(_Shape):
    """Lists, sets, and tuples of one shape (``repeats``) or of several."""

    def __init__(self, make: Callable[[Iterable[Any]], Any], parts: tuple[_Shape, ...], repeats: bool) -> None:
        self._make = make
        self._parts = parts
        self._one = parts[0] if repeats or make is not tuple else None
        self._sorts = make in (set, frozenset)
        self.refers = any(part.refers for part in parts)

    def plain(self, value: Any, index: dict[int, int]) -> Any:
        if self._one is None:
            return [part.plain(item, index) for part, item in zip(self._parts, value, strict=True)]
        plain = self._one.plain
        return [plain(item, index) for item in (sorted(value) if self._sorts else value)]

    def children(self, value: Any) -> Iterator[Any]:
        if self._one is None:
            for part, item in zip(self._parts, value, strict=True):
                yield from part.children(item)
        elif type(self._one) is _Ref:
            yield from value
        else:
            for item in value:
                yield from self._one.children(item)

    def value(self, plain: Any, own: int, table: list[Any], kinds: list[int]) -> Any:
        if type(plain) is not list:
            raise ValueError("no list")
        if self._one is None:
            pairs = zip(self._parts, plain, strict=True)
            return self._make(part.value(item, own, table, kinds) for part, item in pairs)
        return self._make(self._one.values(plain, [own] * len(plain), table, kinds)) if plain else self._make(())


class _Mapping(_Shape):
    """Dictionaries with texts as keys."""

    def __init__(self, key: _Shape, value: _Shape) -> None:
        self._value = value
        self.refers = value.refers

    def plain(self, value: Any, index: dict[int, int]) -> Any:
        plain = self._value.plain
        return {key: plain(item, index) for key, item in value.items()}

    def children(self, value: Any) -> Iterator[Any]:
        for item in value.values():
            yield from self._value.children(item)

    def value(self, plain: Any, own: int, table: list[Any], kinds: list[int]) -> Any:
        if type(plain) is not dict:
            raise ValueError("no dictionary")
        read = self._value.value
        return {key: read(item, own, table, kinds) for key, item in plain.items()}
