"""What could be written in place of a model id, or why that takes a person.

Another model answers differently, so a replacement is ``unsafe``; so is a pin, which trades an alias that moves for
a snapshot that will be retired. ``safe`` is only what the platform does or declares itself: a retired id that it
answers from another model today may as well be called by that model's name, and a model whose name it changed by its
new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aidep.checks.context import Context
from aidep.checks.judge import Verdict, platforms
from aidep.checks.pins import floats, pin
from aidep.checks.places import Place
from aidep.checks.states import State, state_of
from aidep.checks.wording import UNOFFICIAL, listed
from aidep.model.finding import Proposal
from aidep.model.lifecycle import Record

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]*")
"""Ids that mean the same in every syntax. Rules of a project may hold anything: nothing else is ever written."""
_INSIDE: Final = re.compile(r"[A-Za-z0-9]")
_COMPLETING: Final = re.compile(r"(?<!chat)\.completions\.create\Z|openai\.Completion\.a?create\Z")
_STORED: Final = "embedding"
"""The task whose results are kept and compared with those of the same model only."""


def replacing(place: Place, verdict: Verdict, candidates: Sequence[str], context: Context) -> Proposal:
    """Another model for one that is dying: the only candidate, by its snapshot where it is an alias."""
    record = verdict.record
    reason = _unwritable(place, verdict)
    if reason:
        return _refused(reason)
    renamed = context.record(record.platform, record.identical) if record.identical else None
    if renamed is not None and not state_of(renamed, context.as_of).is_over and context.admits(renamed):
        return _proposal(place, verdict, renamed.id, context)
    if not candidates:
        return _refused(_why_none(record, context))
    settled = tuple(dict.fromkeys(_settled(model, record, context) for model in _lasting(candidates, record, context)))
    if not settled:
        return _refused(f"{listed(candidates)} is on its way out itself")
    if len(settled) > 1:
        return _refused(f"there are several candidates: {listed(settled)}")
    if record.task == _STORED:
        return _refused("vectors of another model do not match those that are stored")
    return _proposal(place, verdict, settled[0], context)


def _why_none(record: Record, context: Context) -> str:
    barred = context.catalog.replacements(record, context.as_of)
    if barred:
        return f"the policy of this project bars what the platform names: {listed(barred, 'and')}"
    return "the platform names no model that could take its place"


def pinning(place: Place, verdict: Verdict, target: str | None, context: Context) -> Proposal:
    """The snapshot that an alias stands for today."""
    reason = _unwritable(place, verdict)
    if reason:
        return _refused(reason)
    if target is None:
        return _refused("no snapshot of it is known that would stay")
    return _proposal(place, verdict, target, context)


def _lasting(candidates: Sequence[str], record: Record, context: Context) -> list[str]:
    """The candidates of which nothing bad is known, and what follows on those that are on their way out."""
    lasting: list[str] = []
    seen = {record.id}
    queue = list(candidates)
    while queue:
        model = queue.pop(0)
        known = None if model in seen else context.record(record.platform, model)
        seen.add(model)
        if known is not None and state_of(known, context.as_of) is State.ALIVE:
            lasting.append(model)
        elif known is not None:
            queue += context.replacements(known)
    return lasting


def _settled(model: str, record: Record, context: Context) -> str:
    known = context.record(record.platform, model)
    return (pin(known, context) if known is not None and floats(known) else None) or model


def _refused(reason: str) -> Proposal:
    return Proposal("", refusal=reason)


def _proposal(place: Place, verdict: Verdict, new: str, context: Context) -> Proposal:
    reference, record = place.reference, verdict.record
    reason = _unfit(place, verdict, new, context)
    if reason:
        return _refused(reason)
    at = _occurrence(reference.text, reference.model)
    if at is None or not _PLAIN.fullmatch(new):
        return _refused("the id is put together from parts, or written in a form of its own")
    old = reference.text[at : at + len(reference.model)]
    text = reference.text[:at] + new + reference.text[at + len(old) :]
    known = context.catalog.identify(text, record.platform)
    if known is None or known.model.lower() != new.lower():
        return _refused(f"{text} would not be an id of {context.platform_name(record.platform)}")
    return Proposal(f"replace {old} by {new}", old, new, _is_renaming(verdict, new, context))


def _unwritable(place: Place, verdict: Verdict) -> str:
    """Why this literal cannot be given another id by itself; ``""`` if it can."""
    reference = place.reference
    if not place.live:
        return "no run of the program sends it to a platform"
    if verdict.deployment or reference.version is not None:
        return "which model a deployment serves is chosen on Azure, not here"
    if reference.text.startswith("ft:") or ":ft-" in reference.text:
        return "a fine-tune has to be trained again on another model"
    return reference.other_use


def _unfit(place: Place, verdict: Verdict, new: str, context: Context) -> str:
    """Why a model cannot stand in this place; ``""`` if it can."""
    reference, record = place.reference, verdict.record
    where = [call.platform for call in place.calls if call.platform not in (None, record.platform)]
    where += [platform for platform in platforms(reference, context) if not _serves(platform, new, context)]
    where += [other.platform for other in verdict.differing]
    other = context.record(record.platform, new)
    if where:
        names = dict.fromkeys(context.platform_name(platform) for platform in where if platform is not None)
        return f"it may also be called on {listed(names)}, where that would be wrong"
    if other is not None and other.task != record.task:
        return f"{new} is made for another task"
    if any(_takes_text(call.call) or (_embeds(call.call) and record.task != _STORED) for call in place.calls):
        return f"it is called on another endpoint than {new} is made for"
    return ""


def _embeds(call: str) -> bool:
    return re.search("embed(?!chain)", call.lower()) is not None


def _takes_text(call: str) -> bool:
    """Whether a call completes a text, which models made for chat do not take."""
    return _COMPLETING.search(call) is not None


def _serves(platform: str, model: str, context: Context) -> bool:
    known = context.record(platform, model)
    return known is not None and not state_of(known, context.as_of).is_over


def _occurrence(text: str, model: str) -> int | None:
    """Where the model stands in what is written, if it stands there once and whole."""
    at = text.lower().find(model.lower())
    if at < 0 or text.lower().count(model.lower()) > 1:
        return None
    around = text[max(0, at - 1) : at] + text[at + len(model) :][:1]
    return None if _INSIDE.search(around) else at


def _is_renaming(verdict: Verdict, new: str, context: Context) -> bool:
    """Whether the platform itself says that this very model answers already, and a call proves the platform."""
    record = verdict.record
    answers = state_of(record, context.as_of) is State.REROUTED and record.rerouted_to == new
    return (answers or record.identical == new) and verdict.proven and record.confidence not in UNOFFICIAL
