"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from aidep.model.span import Location
from aidep.model.usage import Confidence, Role

if TYPE_CHECKING:
    from aidep.model.exposure import Exposure


class Severity(str, Enum):
    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (info) to 4 (critical)."""
        return ("info", "low", "medium", "high", "critical").index(self.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """A code that findings carry. Names are SARIF rule ids: never renamed, never reused."""

    code: str
    name: str
    severity: Severity
    """The usual one; a finding may carry another."""
    summary: str
    """One sentence, at most 200 characters."""
    why: str
    """Why it matters and what to do: a paragraph or two of plain Markdown."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the finding, such as a hop from the call to the literal."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not shown."""

    kind: str
    """``comment``, ``config``, ``baseline`` or ``diff``."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A span of one file and the text to put there."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How a finding can be mended by machine."""

    description: str
    edits: tuple[Edit, ...]
    safe: bool = False
    """Nothing behaves differently afterwards: the platform answers from that model today, or a comment goes that does
    nothing."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a check would write in place of a model id. The run, which sees the file, makes a :class:`Fix` of it."""

    description: str
    old: str = ""
    """The id as it is written."""
    new: str = ""
    safe: bool = False
    refusal: str = ""
    """Why there is nothing that could be written without a person: then ``old`` and ``new`` are empty."""


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    """One line: what is wrong, with model, platform, date and how far away it is."""
    location: Location
    help: str = ""
    """One line: what to do instead."""
    model: str | None = None
    platform: str | None = None
    role: Role | None = None
    announced: date | None = None
    retires: date | None = None
    replacement: tuple[str, ...] = ()
    """Ids that are alive on that platform today, best first."""
    evidence: tuple[str, ...] = ()
    """URLs."""
    related: tuple[Related, ...] = ()
    subject: str = ""
    """Findings of one code with the same subject are one problem in several places (reports group by it)."""
    scope: str = ""
    """Dotted name of the enclosing definition: part of the fingerprint."""
    fingerprint: str = ""
    """``aidep/v1``: set by the run, not by checks."""
    suppressed: Suppression | None = None
    proposal: Proposal | None = None
    fix: Fix | None = None
    """Set by the run from the proposal, or by a check that knows the text."""
    unfixable: str = ""
    """Why there is no fix although one was thought of."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run looked at: a skipped scan never reads as a clean one."""

    checked: int = 0
    """Files read, parsed ones and ones that the prefilter proved free of AI."""
    analysed: int = 0
    """Of those, files that were parsed."""
    excluded: int = 0
    """Files left out by .gitignore, excludes and the like (a folder that is not entered counts as one)."""
    unreadable: int = 0
    """Files that got an AID000 as they could not be read."""
    suppressed: int = 0
    """By comments and configuration."""
    baselined: int = 0
    unchanged: int = 0
    """Findings that a run for changed lines leaves out."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report format needs."""

    findings: tuple[Finding, ...]
    """Worst first: by severity, then date, subject, path and position. Without suppressed ones unless asked for."""
    counts: Counts
    as_of: date
    catalog_date: date
    """The newest ``checked`` of the catalog."""
    rules: tuple[Rule, ...]
    """Enabled ones."""
    show_suppressed: bool = False
    exposure: Exposure | None = None
    """What the project stands on, for the formats that show it."""
