"""What is known of a model, alias or endpoint on one platform, and the only date arithmetic.

Named tuples: a look-up from the shell must not wait for data classes to be imported and made. Nor for annotations to
be kept as text, each of which a named tuple would compile: hence no ``from __future__ import annotations``.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

CHAT = "chat"
"""The task of a record that states none."""


class Status(str, Enum):
    """Computed from dates and the day of the run, never stored."""

    ACTIVE = "active"
    LEGACY = "legacy"
    """Superseded or marked legacy by the platform, nothing announced."""
    DEPRECATED = "deprecated"
    """Announced as going away, with no committed date."""
    RETIRING = "retiring"
    """A committed date lies ahead."""
    REROUTED = "rerouted"
    """The date has passed; calls are answered by another model."""
    RETIRED = "retired"
    """The date has passed; calls fail."""


class Kind(str, Enum):
    SNAPSHOT = "snapshot"
    ALIAS = "alias"
    FAMILY = "family"
    ENDPOINT = "endpoint"
    UNSTATED = "unstated"
    """A source lists the id without saying what it is."""


class Source(NamedTuple):
    """Who said so, and when somebody looked."""

    url: str
    checked: date


class Target(NamedTuple):
    """What an alias pointed to, from a day on (``None``: since it exists, as far as known)."""

    id: str
    since: date | None = None


class Rejected(NamedTuple):
    """Arguments that a model refuses."""

    parameters: frozenset[str]
    """Dotted where one stands within another: ``thinking.budget_tokens``."""
    calls: tuple[str, ...]
    """Endings of the calls that it is said of; empty: any."""
    instead: str
    sources: tuple[Source, ...]
    together: bool = False
    """Refused only when all of them are passed."""
    accepts: tuple[tuple[str, float], ...] = ()
    """Of a parameter, the one number that is taken all the same."""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a parameter, the values that are refused, in lower case; others are taken."""

    def is_said_of(self, call: str) -> bool:
        """Whether it holds for a call of that dotted name."""
        return not self.calls or call.endswith(self.calls)

    def refused(self, keywords: frozenset[str], constants: frozenset[tuple[str, str]]) -> frozenset[str]:
        """Which of a call's arguments are refused, as they are written there; ``constants`` are their names and the
        texts of what is known of their values. What may be harmless is not refused."""
        texts: dict[str, set[str]] = {}
        for name, text in constants:
            texts.setdefault(spelling(name), set()).add(text)
        wanted = {spelling(name): name for name in self.parameters}
        passed = {spelling(name): name for name in sorted(keywords) if spelling(name) in wanted}
        found = {key for key in passed if self._refuses(wanted[key], texts.get(key, set()))}
        return frozenset() if self.together and len(found) < len(wanted) else frozenset(map(passed.__getitem__, found))

    def _refuses(self, name: str, texts: set[str]) -> bool:
        for parameter, refused in self.values:
            if parameter == name:
                return bool(texts) and all(text.lower() in refused for text in texts)
        return not any(text == "None" or (name, _number(text)) in self.accepts for text in texts)


class Claim(NamedTuple):
    """What a source says of the end of a record that follows another one. One of the two days is set."""

    source: Source
    retires: date | None
    retires_not_before: date | None


class Record(NamedTuple):
    """The lifecycle of one id on one platform."""

    platform: str
    id: str
    kind: Kind
    name: str = ""
    """What people call it: of an endpoint, "Assistants API"; of a model, its id."""
    version: str | None = None
    """Azure: the model version, a deployment property that code does not name."""
    task: str | None = None
    """What it is for: ``chat``, ``video``, ``embedding``..., as far as known."""
    preview: bool = False
    released: date | None = None
    legacy_since: date | None = None
    announced: date | None = None
    retires: date | None = None
    retires_not_before: date | None = None
    reroute: bool = False
    """After ``retires`` calls are answered by ``rerouted_to`` instead of failing."""
    rerouted_to: str | None = None
    identical: str | None = None
    """What the platform calls this very model now: only the name was changed."""
    replaced_by: tuple[str, ...] = ()
    points_to: tuple[Target, ...] = ()
    """Newest last."""
    deprecated: bool = False
    """The platform calls it deprecated and gives no date at all."""
    legacy: bool = False
    """Superseded or marked legacy by the platform, on a day that nobody stated."""
    gone: bool = False
    """No longer served, on a day that nobody stated: ``RETIRED`` (``REROUTED``) although ``retires`` is ``None``."""
    listed: bool = False
    """A source lists the id, and nothing more is known of it: no lifecycle is on record."""
    sources: tuple[Source, ...] = ()
    disputed: tuple[Claim, ...] = ()
    confidence: str = "official"
    """Of the facts: ``official``, ``sdk``, ``aggregator`` or ``single-rival``."""
    notes: str = ""

    def status(self, as_of: date) -> Status:
        """The state on that day. A date that equals ``as_of`` has come."""
        if self.retires is not None:
            if self.retires <= as_of:
                return Status.REROUTED if self.reroute else Status.RETIRED
            return Status.RETIRING
        if self.gone:
            return Status.REROUTED if self.reroute else Status.RETIRED
        if self.deprecated or (self.announced is not None and self.announced <= as_of):
            return Status.DEPRECATED
        if self.legacy or (self.legacy_since is not None and self.legacy_since <= as_of):
            return Status.LEGACY
        return Status.ACTIVE

    def days_left(self, as_of: date) -> int | None:
        """Days from ``as_of`` to the committed retirement: negative once it has passed, ``None`` without a date."""
        return None if self.retires is None else (self.retires - as_of).days

    def target(self, as_of: date) -> str | None:
        """What an alias points to on that day, ``None`` when that is not known."""
        current = [t.id for t in self.points_to if t.since is None or t.since <= as_of]
        return current[-1] if current else None


def spelling(parameter: str) -> str:
    """One for all ways to write it: ``thinkingConfig`` in JSON is ``thinking_config`` in Python."""
    return parameter.replace("_", "").lower()


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
