"""Weights to run on one's own machines, by task: what is left when every host is a risk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

TASKS = (
    "chat",
    "embedding",
    "image",
    "moderation",
    "ocr",
    "rerank",
    "speech",
    "transcription",
    "video",
)
"""Names of the files in ``rules/openweights/``."""


class Candidate(NamedTuple):
    """Weights that anybody can fetch. Fields as in :class:`aidep.catalog.openschema.CandidateEntry`."""

    id: str
    license: str
    license_url: str
    checked: date
    commercial: bool
    excluded: tuple[str, ...]
    replaces: tuple[str, ...]
    parameters: float | None
    active: float | None
    memory: float | None
    notes: str


def decode_candidate(row: Mapping[str, Any]) -> Candidate:
    """A candidate from its compiled form, which leaves defaults out."""
    return Candidate(
        id=row["id"],
        license=row["license"],
        license_url=row["license_url"],
        checked=date.fromisoformat(row["checked"]),
        commercial=row["commercial"],
        excluded=tuple(row.get("excluded", ())),
        replaces=tuple(text.lower() for text in row.get("replaces", ())),
        parameters=row.get("parameters"),
        active=row.get("active"),
        memory=row.get("memory"),
        notes=row.get("notes", ""),
    )


def nearest_first(candidates: Iterable[Candidate], model: str) -> Sequence[Candidate]:
    """Those said to replace ``model`` first, then those for any of the task; of other families none."""
    name = model.lower()
    near, general = [], []
    for candidate in candidates:
        if any(family in name for family in candidate.replaces):
            near.append(candidate)
        elif not candidate.replaces:
            general.append(candidate)
    return [*near, *general]
