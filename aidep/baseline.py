"""What a project accepted on the day it began to use aidep: findings that are known, and do not fail a run.

A file of fingerprints, with what a person needs to read beside them. Fingerprints hold no line numbers, so entries
survive edits; they hold the code, so a model that was retiring and is now retired is reported again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from aidep.errors import UsageError
from aidep.model.finding import Finding, Suppression
from aidep.model.source import Unreadable
from aidep.model.span import from_top
from aidep.sources.read import read_bytes

FILE_NAME: Final = "aidep-baseline.json"
SCHEMA_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding."""

    code: str
    path: str
    """From the top of the repository."""
    model: str
    message: str
    """Of the day on which it was accepted."""
    fingerprint: str


@dataclass(frozen=True)
class Baseline:
    """Entries by fingerprint, in the order of the file."""

    entries: dict[str, Entry]

    def hides(self, finding: Finding) -> Suppression | None:
        """Whether a finding is accepted."""
        return Suppression("baseline", "in the baseline") if finding.fingerprint in self.entries else None

    def stale(self, findings: Iterable[Finding], looked_at: Callable[[Entry], bool]) -> list[Entry]:
        """Entries without a finding, of those that this run could have found."""
        found = {finding.fingerprint for finding in findings}
        return [entry for entry in self.entries.values() if entry.fingerprint not in found and looked_at(entry)]

    def without(self, entries: Iterable[Entry]) -> Baseline:
        """A smaller one."""
        gone = {entry.fingerprint for entry in entries}
        return Baseline({key: entry for key, entry in self.entries.items() if key not in gone})

    def with_findings(self, findings: Iterable[Finding], base: str) -> Baseline:
        """A larger one. What is known already stays as it was written, so that it is no change to review."""
        new = {
            finding.fingerprint: Entry(
                finding.code,
                from_top(finding.location.path, base),
                finding.model or "",
                finding.message,
                finding.fingerprint,
            )
            for finding in findings
        }
        return Baseline(new | self.entries)

    def text(self) -> str:
        """The file, sorted so that two branches rarely touch the same line."""
        from aidep.report.text import dumps

        entries = sorted(self.entries.values(), key=lambda entry: (entry.path, entry.code, entry.model, entry.message))
        return dumps({"schema_version": SCHEMA_VERSION, "findings": [asdict(entry) for entry in entries]}) + "\n"


def read(file: str, shown: str) -> Baseline:
    """The baseline in ``file``; what is wrong with it is a UsageError that calls it ``shown``."""
    try:
        document = json.loads(read_bytes(file).decode("utf-8-sig"))
    except Unreadable as error:
        raise UsageError(f"{shown}: {error.message}") from None
    except json.JSONDecodeError as error:
        raise UsageError(f"{shown}:{error.lineno}:{error.colno}: is no valid JSON: {error.msg}; {_REMEDY}") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{shown}: is no valid JSON; {_REMEDY}") from None
    version = document.get("schema_version") if isinstance(document, dict) else None
    if version != SCHEMA_VERSION:
        raise UsageError(f"{shown}: is no baseline of this version of aidep; {_REMEDY}")
    rows = document.get("findings")
    if not isinstance(rows, list):
        raise UsageError(f"{shown}: findings must be a list; {_REMEDY}")
    entries = [_entry(row, number, shown) for number, row in enumerate(rows, 1)]
    return Baseline({entry.fingerprint: entry for entry in entries})


_REMEDY: Final = "aidep baseline writes a new one"


def _entry(row: Any, number: int, shown: str) -> Entry:
    values = [row.get(field.name) if isinstance(row, dict) else None for field in fields(Entry)]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        raise UsageError(f"{shown}: finding {number} must have the texts code, path, model, message and fingerprint")
    return Entry(*texts)
