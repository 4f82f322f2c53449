"""What may be said of a reference whose platform, version or even meaning is not certain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from aidep.checks.context import AZURE, Context
from aidep.checks.wording import UNOFFICIAL, fate
from aidep.model.finding import Severity
from aidep.model.lifecycle import Record
from aidep.model.usage import Confidence, ModelReference

Answer = TypeVar("Answer")

_SEVERITIES = tuple(sorted(Severity, key=lambda severity: severity.rank))
_CONFIDENCES = tuple(sorted(Confidence, key=lambda confidence: confidence.rank))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The record to judge a reference by, and how sure that is the right one."""

    record: Record
    confidence: Confidence
    agreeing: tuple[Record, ...] = ()
    """Of other platforms that the reference may be called on, with the same answer."""
    differing: tuple[Record, ...] = ()
    """Of other platforms, with another answer."""
    deployment: bool = False
    """The id is judged as an Azure deployment: its name says nothing about the version behind it."""
    guessed: bool = False
    """Nothing in the code says where the reference is called: the catalog named the platform."""
    proven: bool = False
    """A call takes the reference to this platform."""

    def severity(self, of: Callable[[Record], Severity]) -> Severity:
        """That of the record where a call proves the platform, else the mildest of all platforms that agree.

        A step lower for each doubt, at most medium for a guess.
        """
        records = (self.record,) if self.proven else (self.record, *self.agreeing)
        severity = min((of(record) for record in records), key=lambda item: item.rank)
        steps = bool(self.differing) + self.deployment
        return capped(lowered(severity, steps), self.confidence)

    def doubts(self, context: Context) -> str:
        """What a reader must know about other platforms and deployments: the tail of a message."""
        named = self.deployment and not self.guessed
        tail = "; here it is the name of a deployment, which may serve another model" if named else ""
        others = [f"on {context.platform_name(r.platform)} it {fate(r, context.as_of)}" for r in self._worth_saying()]
        return f"{tail}; {', '.join(others)}" if others else tail

    def _worth_saying(self) -> list[Record]:
        return [*self.differing, *(record for record in self.agreeing if record.retires != self.record.retires)]


def lowered(severity: Severity, steps: int) -> Severity:
    """That many steps milder, ``info`` at least."""
    return _SEVERITIES[max(0, severity.rank - steps)]


def capped(severity: Severity, confidence: Confidence) -> Severity:
    """A bare literal never weighs more than ``medium``, so that a guess does not fail a build."""
    return Severity.MEDIUM if confidence is Confidence.LOW and severity.rank > Severity.MEDIUM.rank else severity


def weaker(first: Confidence, second: Confidence) -> Confidence:
    """The lower of two."""
    return _CONFIDENCES[min(first.rank, second.rank)]


def platforms(reference: ModelReference, context: Context) -> tuple[str, ...]:
    """Where a reference may be called, most likely first."""
    named = tuple(dict.fromkeys((reference.platform, *reference.platforms)))
    certain = tuple(platform for platform in named if platform is not None)
    if certain:
        return certain
    known = context.catalog.platforms_of(reference.model)
    return tuple(platform for platform in known if not context.catalog.is_lent(reference.model, platform))


def judge(reference: ModelReference, context: Context, answer: Callable[[Record], Answer]) -> Verdict | None:
    """The record of the most likely platform, beside those of the other platforms it may be called on.

    ``answer`` maps a record to what the check would say of it: platforms with the same answer agree.
    """
    candidates = platforms(reference, context)
    found = [context.record(platform, reference.model, reference.version) for platform in candidates]
    records = [record for record in found if record is not None]
    if not records or (reference.platform is not None and found[0] is None):
        return None  # what other platforms do says nothing about one that is known
    first, others = records[0], [record for record in records[1:] if not record.listed]  # of those nothing is known
    agreeing = tuple(record for record in others if answer(record) == answer(first))
    differing = tuple(record for record in others if answer(record) != answer(first))
    deployment = first.platform == AZURE and reference.version is None
    guessed = reference.platform is None and not reference.platforms
    doubtful = bool(differing) or guessed or first.confidence in UNOFFICIAL
    confidence = _confidence(reference, doubtful, deployment)
    proven = reference.platform is not None and reference.confidence is Confidence.HIGH
    return Verdict(first, confidence, agreeing, differing, deployment, guessed, proven)


def _confidence(reference: ModelReference, doubtful: bool, deployment: bool) -> Confidence:
    if deployment:
        return Confidence.LOW
    return weaker(reference.confidence, Confidence.MEDIUM) if doubtful else reference.confidence
