"""Aliases, and the snapshots that can be named instead."""

from __future__ import annotations

from aidep.checks.context import Context
from aidep.checks.states import state_of
from aidep.model.lifecycle import Kind, Record


def floats(record: Record) -> bool:
    """Whether an id stands for another one that the platform chooses."""
    return record.kind is Kind.ALIAS and (bool(record.points_to) or made_to_move(record.id))


def made_to_move(model: str) -> bool:
    """Whether an id says itself that it moves."""
    return "latest" in model.replace(":", "-").split("-")


def pin(record: Record, context: Context) -> str | None:
    """The snapshot that an alias stands for today, unless that one is dying, or the policy bars it."""
    target = record.target(context.as_of)
    if target is None or not context.admits_id(record.platform, target):
        return None
    known = context.record(record.platform, target)
    return None if known is not None and state_of(known, context.as_of).is_dying else target
