"""How far a run is, for whoever watches it. Nobody does, unless somebody waits before a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Tell = Callable[[str, int, int], None]
"""Takes what is being done, how many items are done, and how many there are."""
_Item = TypeVar("_Item")
_watchers: list[Tell] = []


@contextmanager
def watching(tell: Tell) -> Iterator[None]:
    """Have ``tell`` called while this lasts."""
    _watchers.append(tell)
    try:
        yield
    finally:
        _watchers.pop()


def unwatched() -> None:
    """Nobody watches any more, as in a process that has just been forked."""
    _watchers.clear()


def watched(items: Iterable[_Item], what: str, total: int) -> Iterable[_Item]:
    """The same items; whoever watches is told before each of them."""
    return _told(items, what, total, _watchers[-1]) if _watchers else items


def _told(items: Iterable[_Item], what: str, total: int, tell: Tell) -> Iterator[_Item]:
    for done, item in enumerate(items):
        tell(what, done, total)
        yield item
