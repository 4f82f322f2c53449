"""Facts and usages that an earlier run, or another process, has made.

Facts hang on the contents of a file alone, usages on all files and the catalog; neither on the day. So the name of an
entry says all that it was made from, and what has that name is as good as made anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from aidep.model import facts as language
from aidep.model.codec import Codec
from aidep.model.facts import Expr, FileFacts
from aidep.model.source import Unreadable
from aidep.model.usage import Inventory


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking a project gave."""

    inventory: Inventory
    read: frozenset[str]
    """Paths of the files that it asked for: nothing else stands in the inventory."""


class Store(Protocol):
    """Bytes by name, kept from run to run. Whatever is wrong with an entry, it is just not there."""

    def get(self, name: str) -> bytes | None: ...

    def put(self, name: str, body: bytes) -> None: ...


@cache
def _facts() -> Codec[FileFacts]:
    kinds = [kind for kind in vars(language).values() if isinstance(kind, type) and issubclass(kind, Expr)]
    return Codec(FileFacts, kinds)


@cache
def _linked() -> Codec[Linked]:
    return Codec(Linked)


def pack(facts: FileFacts | Unreadable) -> bytes:
    """The facts of a file, or why it has none, as an entry."""
    if isinstance(facts, Unreadable):
        return b"!" + json.dumps([facts.message, facts.line, facts.column]).encode()
    return _facts().dumps(facts)


def unpack(body: bytes, path: str) -> FileFacts | Unreadable:
    """What :func:`pack` wrote, for a file of that path. Raises ValueError for anything else."""
    if body.startswith(b"!"):
        message, line, column = json.loads(body[1:])
        if (type(message), type(line), type(column)) != (str, int, int):
            raise ValueError("no problem of ours")
        return Unreadable(message, line, column)
    facts = _facts().loads(body)
    if not all(-1 <= scope.parent < number for number, scope in enumerate(facts.scopes)):
        raise ValueError("scopes that lie in each other")
    facts.path = path
    facts.module, facts.is_package = module_name(path)
    return facts


def module_name(path: str) -> tuple[str, bool]:
    """Dotted name by path, and whether it is a package."""
    parts = path.rsplit(".", 1)[0].split("/")
    if parts[-1] == "__init__":
        return ".".join(parts[:-1]), True
    return ".".join(parts), False


class Stored:
    """The entries of one run."""

    def __init__(self, store: Store, contents: Mapping[str, str], basis: str) -> None:
        """``contents``: digests of the files by path; ``basis``: what facts depend on besides, our own code."""
        self._store = store
        self._contents = contents
        self._basis = basis

    def facts(self, path: str, content: str | None = None) -> FileFacts | Unreadable | None:
        """The facts of a file (as it was with these contents), or why it has none; ``None`` if that is not known."""
        name = self._name(path, content or self._contents.get(path))
        body = self._store.get(name) if name else None
        if body is None:
            return None
        try:
            return unpack(body, path)
        except ValueError:
            return None

    def keep(self, path: str, body: bytes) -> None:
        """Keep what :func:`pack` made of a file."""
        name = self._name(path, self._contents.get(path))
        if name:
            self._store.put(name, body)

    def linked(self, name: str) -> Linked | None:
        """What linking gave in a project whose state has that name."""
        body = self._store.get(name)
        try:
            return None if body is None else _linked().loads(body)
        except ValueError:
            return None

    def keep_linked(self, name: str, linked: Linked) -> None:
        self._store.put(name, _linked().dumps(linked))

    def _name(self, path: str, content: str | None) -> str | None:
        # A notebook is made into Python text first, so the same bytes say something else there.
        return f"facts/{content}-{path.rpartition('.')[2]}-{self._basis}" if content else None
