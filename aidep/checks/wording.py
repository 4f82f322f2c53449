"""How findings say things: dates, distances, platforms, replacements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from aidep.checks.context import Context
from aidep.model.lifecycle import CHAT, Record, Status

_MOST_NAMED = 3
UNOFFICIAL = ("aggregator", "single-rival")
"""Confidence of facts that were not seen on a page of the vendor."""


def when(day: date, as_of: date) -> str:
    """How far away a day is: ``60 days ago``, ``1 day ago``, ``today``, ``in 52 days``."""
    days = (day - as_of).days
    if days == 0:
        return "today"
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {count}" if days > 0 else f"{count} ago"


def listed(words: Iterable[str], last: str = "or") -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def counted(number: int, noun: str) -> str:
    """``1 file``, ``3 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def fate(record: Record, as_of: date) -> str:
    """What happens to a record, in the words of a message: ``retired 60 days ago, on 2026-09-24``."""
    status = record.status(as_of)
    if record.retires is not None:
        verb = "retires" if status is Status.RETIRING else "retired"
        return f"{verb} {when(record.retires, as_of)}, on {record.retires}"
    if record.gone:
        return "is retired; the date is not known"
    promise = _promise(record.retires_not_before, as_of)
    if status is Status.DEPRECATED:
        return f"is deprecated, {promise}"
    if status is Status.LEGACY:
        return f"is legacy since {record.legacy_since}, {promise}" if record.legacy_since else f"is legacy, {promise}"
    return f"is active, {promise}"


def _promise(not_before: date | None, as_of: date) -> str:
    if not_before is None:
        return "with no committed retirement date"
    if not_before <= as_of:
        return f"and the promise to keep it ended {when(not_before, as_of)}, on {not_before}; no date is committed"
    return f"and may be retired from {not_before} on, {when(not_before, as_of)}; no date is committed"


def provenance(record: Record) -> str:
    """The tail of a message: when it was announced, and whether the vendor said so."""
    tail = f"; announced {record.announced}" if record.announced is not None else ""
    return f"{tail} (date not seen at the vendor)" if record.retires and record.confidence in UNOFFICIAL else tail


def evidence(*records: Record) -> tuple[str, ...]:
    """The URLs behind records, each once."""
    return tuple(dict.fromkeys(source.url for record in records for source in record.sources))


def advice(record: Record, replacements: Sequence[str], context: Context) -> str:
    """What to do instead of using a record that is going away."""
    platform = context.platform_name(record.platform)
    if replacements:
        named = [dated(record.platform, model, context) for model in replacements]
        lasting = named == list(replacements)
        return f"use {listed(named)} instead" + (f" (alive on {platform})" if lasting else f", on {platform}")
    served = context.catalog.replacements(record, context.as_of)
    if served:
        tail = elsewhere(record, context, CHAT)
        return f"the platform names {listed(served)}, which the policy of this project bars{tail}"
    if record.replaced_by:
        return f"the platform named {listed(record.replaced_by)} as replacement, itself gone or not in the catalog"
    if record.retires is None and not record.gone:
        return f"plan to move before a date is set; the platform names no replacement yet{elsewhere(record, context)}"
    return f"the platform names no replacement{elsewhere(record, context)}"


def dated(platform: str, model: str, context: Context) -> str:
    """A model to use instead, with the day on which it retires itself, if one is set."""
    known = context.record(platform, model)
    return model if known is None or known.retires is None else f"{model} (itself retires on {known.retires})"


def elsewhere(record: Record, context: Context, otherwise: str | None = None) -> str:
    """The tail of an advice that names nothing on the platform itself: who else has such models, and weights.

    ``otherwise``: the task of a record that states none.
    """
    task = record.task or otherwise
    if task is None:
        return ""
    choices = context.catalog.choices.others(task, record.platform, context.as_of, record.id)
    others = [choice for choice in choices if context.admits(choice.record)][:_MOST_NAMED]
    weights = context.open_weights(task, record.id)[:1]
    parts = [f"weights to run yourself: {weight.id} ({weight.license})" for weight in weights]
    if others:
        kinds = {"put first there" if other.is_first else "the newest on record" for other in others}
        how = listed(sorted(kinds, reverse=True))
        named = ((other.record.id, context.platform_name(other.record.platform)) for other in others)
        names = listed(f"{id_} on {platform}" for id_, platform in named)
        parts.insert(0, f"others have models for {task}, {how}: {names}")
    return "".join(f"; {part}" for part in parts)
