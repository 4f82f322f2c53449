"""What a feed says of one id on one platform, and what is believed of it at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from aidep.catalog.modelid import MAX_LENGTH
from aidep.errors import UsageError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(2018, 2051)
"""No API of this kind was older, and nobody plans further ahead."""
_TASKS = {
    "audio_speech": "speech",
    "audio_transcription": "transcription",
    "chat": "chat",
    "completion": "chat",
    "embedding": "embedding",
    "image_edit": "image",
    "image_generation": "image",
    "moderation": "moderation",
    "realtime": "realtime",
    "rerank": "rerank",
    "responses": "chat",
    "video_generation": "video",
}


@dataclass(frozen=True)
class Claim:
    """One id of one platform, as a feed has it. Dates that it does not give are ``None``."""

    platform: str
    id: str
    task: str | None = None
    alias: bool = False
    announced: date | None = None
    retires: date | None = None
    retires_not_before: date | None = None
    deprecated: bool = False
    replaced_by: tuple[str, ...] = ()

    @property
    def is_lifecycle(self) -> bool:
        """Whether it says more than that the id exists."""
        return bool(self.announced or self.retires or self.retires_not_before or self.deprecated)


@dataclass
class Claims:
    """Collects the claims of a feed and refuses the whole feed at the first thing that cannot be honest."""

    feed: str
    found: dict[tuple[str, str], Claim] = field(default_factory=dict)
    """By platform and id in lower case. The first claim counts."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Words for platforms that no file of ours has, with their number of ids."""
    skipped: int = 0
    """Entries that name no id."""

    def add(self, claim: Claim) -> None:
        """Keep a claim.

        Raises:
            UsageError: for dates that contradict each other.
        """
        end = claim.retires or claim.retires_not_before
        if claim.announced and end and claim.announced > end:
            self.refuse(claim.id, f"announced {claim.announced}, after its end on {end}")
        self.found.setdefault((claim.platform, claim.id.lower()), claim)

    def id(self, value: object) -> str | None:
        """A model id, ``None`` for a name with spaces or an empty one.

        Raises:
            UsageError: for what is no text, far too long, or holds control characters.
        """
        if not isinstance(value, str):
            self.refuse(value, "is no id: expected a text")
        if len(value) > MAX_LENGTH:
            self.refuse(value, f"an id of {len(value):,} characters: {MAX_LENGTH} are allowed")
        if not value.isprintable():
            self.refuse(value, "an id with control characters in it")
        if not value or any(c.isspace() or c in "\"'`<>{}|\\^" for c in value):
            self.skipped += 1
            return None
        return value

    def day(self, entry: object, value: object) -> date | None:
        """A date, or ``None`` for an empty value.

        Raises:
            UsageError: for what is no date, or none of this business.
        """
        if value is None or value == "":
            return None
        text = value[:10] if isinstance(value, str) else ""
        try:
            found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            found = None
        if found is None or found.year not in _YEARS:
            self.refuse(entry, f"{str(value)[:40]!r} is no date (YYYY-MM-DD, {_YEARS[0]} to {_YEARS[-1]})")
        return found

    def refuse(self, entry: object, why: str) -> NoReturn:
        """Give up on the feed. The rules stay as they are."""
        raise UsageError(f"{self.feed}: {str(entry)[:60]!r}: {why}; nothing of this feed was taken")


def task_of(word: object) -> str | None:
    """Our word for litellm's ``mode``."""
    return _TASKS.get(word) if isinstance(word, str) else None


def texts(values: object) -> tuple[str, ...]:
    """The texts of a list, or of a text."""
    if isinstance(values, str):
        return (values,) if values else ()
    return tuple(v for v in values if isinstance(v, str) and v) if isinstance(values, Iterable) else ()
