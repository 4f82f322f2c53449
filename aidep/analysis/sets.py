"""Sets of values: without duplicates and capped; texts put together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from aidep.analysis.values import Cls, Fn, Inst, Str, Sym, Value, Values
from aidep.analysis.written import is_tag
from aidep.model.facts import FileFacts

MOST = 48
"""Different values kept per expression."""
MOST_PLACES = 100
"""Places kept of one text."""


def distinct(values: Iterable[Value]) -> Values:
    """The different ones among values, in their order, as far as there is room."""
    if values.__class__ is tuple and len(values) < 2:
        return values
    rest = iter(values)
    first = next(rest, None)
    if first is None:
        return ()
    second = next(rest, None)
    if second is None:
        return (first,)  # as nearly always
    return _distinct(chain((first, second), rest))


def _distinct(values: Iterable[Value]) -> Values:
    seen: set[object] = set()
    kept: list[Value] = []
    texts: dict[str, int] = {}
    others = 0
    for value in values:
        key: object
        if isinstance(value, Str):
            key = (value.text, id(value.lit), value.env)
        elif isinstance(value, Sym):
            key = (value.path, tuple(id(c) for c, _ in value.calls))
        elif isinstance(value, (Fn, Cls)):
            key = (value.__class__, id(value.file), value.scope)
        elif isinstance(value, Inst):
            key = (Inst, id(value.file), value.scope, value.parent, id(value.made and value.made[0]))
        else:
            key = id(value)
        if key in seen:
            continue
        seen.add(key)
        if isinstance(value, Str):  # fifty uses of one id are one value in fifty places
            texts[value.text] = texts.get(value.text, 0) + 1
            if texts[value.text] > MOST_PLACES:
                continue
            different = len(texts)
        else:
            others += 1
            different = others
        kept.append(value)
        if different >= MOST:
            break
    return tuple(kept)


def put_together(chosen: tuple[Str | None, ...], file: FileFacts) -> Str | None:
    known = [c for c in chosen if c is not None]
    if not known:
        return None
    text = "".join("{}" if c is None else c.text for c in chosen)
    telling = max(known, key=_tells)
    return Str(
        text,
        telling.lit,
        telling.file,
        env=any(c.env for c in known),
        partial=any(c is None or c.partial for c in chosen),
        hops=telling.hops,
        parts=tuple(known) if "://" in text else (),
    )


def _tells(part: Str) -> tuple[bool, bool, int]:
    """How much a part says about what the whole text names: a routing prefix, a date or a size says less than a
    name."""
    named = any(c.isalpha() for c in part.text) and not part.text.endswith(("/", ":")) and not is_tag(part.text)
    return part.lit is not None, named, len(part.text)
