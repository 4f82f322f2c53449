"""Trees of dataclasses as JSON and back: facts and usages, as the cache and the worker processes pass them on.

One column for each field of each class, and what a field holds in columns again (lengths and elements), so that reading
runs in C: a million objects take a second. What is one object stays one object however often it is referred to. An
object refers to earlier ones only, so nothing read can be a cycle; types and references are checked against the
annotations, so what a stranger wrote either is what the annotations say or raises ``ValueError``. JSON, because reading
it runs no code and cannot end the process (pickle, marshal).
"""

from __future__ import annotations

import json
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from enum import Enum
from itertools import chain, islice, repeat
from operator import lt
from sys import intern
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from aidep.model.facts import Sites

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
        kinds = [self._number[type(item)] for item in order]
        own: list[list[Any]] = [[] for _ in self._columns]
        for kind, item in zip(kinds, order, strict=True):
            own[kind].append(item)
        rows = [
            [shape.plain(list(map(slot.__get__, items)), index) for slot, shape in columns]
            for items, columns in zip(own, self._columns, strict=True)
        ]
        return json.dumps([kinds, rows], separators=(",", ":")).encode()

    def loads(self, data: bytes) -> T:
        """What :meth:`dumps` wrote. Raises ValueError for anything else."""
        try:
            kinds, rows = json.loads(data)
            return self._read(kinds, rows)
        except (TypeError, IndexError, KeyError, AttributeError, OverflowError, RecursionError) as error:
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
            if not numbers:
                continue
            objects = list(map(table.__getitem__, numbers))
            for (slot, shape), column in zip(columns, row, strict=True):
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
            if origin is dict:
                return _Mapping(parts[1])
            several = origin is tuple and ... not in get_args(inner[0])
            return _Row(parts) if several else _Sequence(origin, parts[0])
        if issubclass(inner[0], Enum):
            return _Choice(inner[0], optional)
        if inner[0] is Sites:
            return _Places()
        classes = [cls for cls in (inner[0], *self._subclasses) if issubclass(cls, inner[0])]
        for cls in classes:
            self._add(cls)
        return _Ref(frozenset(map(self._number.__getitem__, classes)), optional)


def _slot(cls: type, name: str) -> Any:
    """The descriptor of a slot: sets fields of frozen classes too."""
    return next(base.__dict__[name] for base in cls.__mro__ if name in base.__dict__.get("__slots__", ()))


def _column(plain: Any, length: int, types: set[type]) -> list[Any]:
    """A column as it was written, if it has that length and holds nothing but these types."""
    if type(plain) is not list or len(plain) != length or not set(map(type, plain)) <= types:
        raise ValueError("no column of ours")
    return plain


class _Shape:
    """How the values of a field are written."""

    refers = False
    """Whether they hold objects."""

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        """A column of values for JSON; ``index`` numbers the objects by identity."""
        raise NotImplementedError

    def children(self, value: Any) -> Iterator[Any]:
        """The objects that it holds."""
        return iter(())

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        """From JSON, one for each of the objects with the numbers ``own``."""
        raise NotImplementedError

    def length(self, plain: Any) -> int:
        """How many values a column holds."""
        return len(plain)


class _Scalar(_Shape):
    def __init__(self, options: Iterable[type]) -> None:
        self._types = set(options)

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        return values

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        column = _column(plain, len(own), self._types)
        # Names repeat in all files: one object for each is a third of what they take.
        return map(intern, column) if self._types == {str} else column


class _Choice(_Shape):
    def __init__(self, cls: type[Enum], optional: bool) -> None:
        self._members: dict[Any, Any] = {member.value: member for member in cls}
        if optional:
            self._members[None] = None

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        return [None if value is None else value.value for value in values]

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        return map(self._members.__getitem__, _column(plain, len(own), set(map(type, self._members))))


class _Ref(_Shape):
    refers = True

    def __init__(self, kinds: frozenset[int], optional: bool) -> None:
        self._kinds = kinds | {_NONE} if optional else kinds

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        return [_NONE if value is None else index[id(value)] for value in values]

    def children(self, value: Any) -> Iterator[Any]:
        if value is not None:
            yield value

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        column = _column(plain, len(own), {int})
        if column and not (
            min(column) >= _NONE and all(map(lt, column, own)) and set(map(kinds.__getitem__, column)) <= self._kinds
        ):
            raise ValueError("a reference to another class")
        return map(table.__getitem__, column)


class _Sequence(_Shape):
    """Lists, sets and tuples of one shape: how many each has, and the elements of all."""

    def __init__(self, make: Callable[[Iterable[Any]], Any], one: _Shape) -> None:
        self._make = make
        self._one = one
        self._sorts = make in (set, frozenset)
        self.refers = one.refers

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        rows = [sorted(value) for value in values] if self._sorts else values
        return [list(map(len, rows)), self._one.plain(list(chain.from_iterable(rows)), index)]

    def children(self, value: Any) -> Iterator[Any]:
        if type(self._one) is _Ref:
            yield from value
        else:
            for item in value:
                yield from self._one.children(item)

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        lengths, items = plain
        holders = _repeated(own, lengths, self._one.length(items))
        inner = iter(self._one.values(items, holders, table, kinds))
        make = self._make
        if not self._sorts:
            return [make(islice(inner, length)) for length in lengths]
        known: dict[tuple[Any, ...], Any] = {}  # few different ones, which nobody changes
        rows = [tuple(islice(inner, length)) for length in lengths]
        return [known[row] if row in known else known.setdefault(row, make(row)) for row in rows]

    def length(self, plain: Any) -> int:
        return len(plain[0])


class _Row(_Shape):
    """Tuples of several shapes: a column for each place."""

    def __init__(self, parts: tuple[_Shape, ...]) -> None:
        self._parts = parts
        self.refers = any(part.refers for part in parts)

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        return [part.plain([value[n] for value in values], index) for n, part in enumerate(self._parts)]

    def children(self, value: Any) -> Iterator[Any]:
        for part, item in zip(self._parts, value, strict=True):
            yield from part.children(item)

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        columns = [part.values(column, own, table, kinds) for part, column in zip(self._parts, plain, strict=True)]
        return zip(*columns, strict=True)

    def length(self, plain: Any) -> int:
        return self._parts[0].length(plain[0])


class _Places(_Shape):
    """Spans: how many numbers each file has, and the numbers of all."""

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        return [[len(value.numbers) for value in values], [n for value in values for n in value.numbers]]

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        lengths, numbers = plain
        inner = iter(_column(numbers, len(_repeated(own, lengths, len(numbers))), {int}))
        for length in lengths:
            sites = Sites()
            sites.numbers.extend(islice(inner, length))
            if length % 4:
                raise ValueError("a part of a span")
            yield sites


class _Mapping(_Shape):
    """Dictionaries with texts as keys: how many each has, the keys and the values of all."""

    def __init__(self, value: _Shape) -> None:
        self._value = value
        self.refers = value.refers

    def plain(self, values: list[Any], index: dict[int, int]) -> Any:
        inside = [item for value in values for item in value.values()]
        return [list(map(len, values)), list(chain.from_iterable(values)), self._value.plain(inside, index)]

    def children(self, value: Any) -> Iterator[Any]:
        for item in value.values():
            yield from self._value.children(item)

    def values(self, plain: Any, own: list[int], table: list[Any], kinds: list[int]) -> Iterable[Any]:
        lengths, keys, items = plain
        holders = _repeated(own, lengths, self._value.length(items))
        values = self._value.values(items, holders, table, kinds)
        pairs = zip(map(intern, _column(keys, len(holders), {str})), values, strict=True)
        return [dict(islice(pairs, length)) for length in lengths]

    def length(self, plain: Any) -> int:
        return len(plain[0])


def _repeated(own: list[int], lengths: Any, total: int) -> list[int]:
    """The number of the object that holds it, for each of the elements."""
    if _column(lengths, len(own), {int}) and (min(lengths) < 0 or sum(lengths) != total):
        raise ValueError("lengths of something else")
    return list(chain.from_iterable(map(repeat, own, lengths)))
