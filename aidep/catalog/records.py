"""What the rules files say, read and checked one by one, before they are compiled. Compile time only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from aidep.catalog.openschema import CandidateEntry
from aidep.catalog.schema import (
    EndpointEntry,
    FirstEntry,
    KnownList,
    ModelEntry,
    PlatformFile,
    RejectedEntry,
    SourceTable,
)

_Item = TypeVar("_Item", ModelEntry, EndpointEntry)

Key = tuple[str, str, "str | None"]
"""Platform, id in lower case, version."""


@dataclass(frozen=True)
class Entry(Generic[_Item]):
    """A record with the file it comes from."""

    platform: str
    entry: _Item
    file: Path
    sources: Mapping[str, SourceTable]

    @property
    def where(self) -> str:
        table = "model" if isinstance(self.entry, ModelEntry) else "endpoint"
        version = getattr(self.entry, "version", None)
        return f"{self.file}: [[{table}]] {self.entry.id}" + (f" ({version})" if version else "")


@dataclass(frozen=True)
class Known:
    """An id that a source lists, with nothing said of its lifecycle."""

    platform: str
    id: str
    group: KnownList
    source: SourceTable
    file: Path


@dataclass
class Rules:
    """All of ``rules/``, merged."""

    platforms: dict[str, PlatformFile] = field(default_factory=dict)
    models: dict[Key, Entry[ModelEntry]] = field(default_factory=dict)
    endpoints: dict[tuple[str, str], Entry[EndpointEntry]] = field(default_factory=dict)
    rejected: list[tuple[str, RejectedEntry, list[SourceTable]]] = field(default_factory=list)
    """Platform, entry, and the sources that it names."""
    first: list[tuple[str, FirstEntry, list[SourceTable]]] = field(default_factory=list)
    """The same of what platforms put first."""
    known: dict[tuple[str, str], Known] = field(default_factory=dict)
    """By platform and id in lower case."""
    sdks: dict[str, dict[str, Any]] = field(default_factory=dict)
    open_weights: dict[str, dict[str, CandidateEntry]] = field(default_factory=dict)
    """By task and id."""
    overrides: list[str] = field(default_factory=list)
    """One line for each record or file that a later folder replaced."""
