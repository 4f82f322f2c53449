"""``aidep/v1`` fingerprints: the name of a finding that survives edits elsewhere in its file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from aidep.model.finding import Finding
from aidep.model.span import Span, from_top

VERSION = "aidep/v1"


def assign(findings: Iterable[Finding], base: str = "") -> list[Finding]:
    """The findings in the order given, each with its fingerprint.

    It is the sha256 of rule code, path (from the top of the repository), model (or subject), enclosing scope, and the
    ordinal among equal ones in the order of the file. No line numbers: code that moves keeps its fingerprint. No two
    findings share one. Assign before anything is filtered, so that a suppressed finding keeps its ordinal. ``base``
    is where the run's root lies in its repository: a run in a subfolder gives the same ones.
    """
    given = list(findings)
    seen: Counter[tuple[str, ...]] = Counter()
    assigned = list(given)
    for index in sorted(range(len(given)), key=lambda index: _position(given[index])):
        finding = given[index]
        parts = (VERSION, finding.code, from_top(finding.location.path, base), _target(finding), finding.scope)
        digest = _digest((*parts, str(seen[parts])))
        seen[parts] += 1
        assigned[index] = replace(finding, fingerprint=digest)
    return assigned


def _position(finding: Finding) -> tuple[str, Span, str, str]:
    return finding.location.path, finding.location.span, finding.code, finding.subject


def _target(finding: Finding) -> str:
    return (finding.model or finding.subject).strip().casefold()


def _digest(parts: tuple[str, ...]) -> str:
    # Lengths keep ("ab", "c") and ("a", "bc") apart; paths may hold surrogates.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
