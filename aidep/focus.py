"""A run that knows a whole project and reports on some of its files, as a hook does that gets the changed ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aidep.model.finding import Finding, Related

_OF_THE_PROJECT = "AID3"
"""What these rules say is of the project: it is reported where it stands, not at each place that it rests on."""
_ELSEWHERE = "it stands in a file that was not named"


@dataclass(frozen=True, slots=True)
class Focus:
    """The files to report on."""

    paths: frozenset[str]
    """As in locations."""
    excluded: int = 0
    """Named files and folders that excludes leave out."""

    def reports(self, finding: Finding) -> bool:
        """Whether a finding stands in one of these files."""
        return finding.location.path in self.paths

    def moved(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """A copy in each of these files of a finding that stands elsewhere and leads there.

        A call that gets a dying id from a file that was not named is as broken as one that spells it out: it is
        reported at the call, with the way to the id, the fingerprint as it is and without a fix.
        """
        for finding in findings:
            if not self.reports(finding):
                yield from (_moved(finding, here) for path, here in elsewhere(finding).items() if path in self.paths)


def elsewhere(finding: Finding) -> dict[str, Related]:
    """By path, where a run that reports on other files only shows a finding: the first place in each."""
    first: dict[str, Related] = {}
    if not finding.code.startswith(_OF_THE_PROJECT):
        for hop in finding.related:
            first.setdefault(hop.location.path, hop)
    first.pop(finding.location.path, None)
    return first


def _moved(finding: Finding, here: Related) -> Finding:
    origin = Related(finding.location, f"{finding.model or 'what is meant'} stands here")
    others = (hop for hop in finding.related if hop is not here)
    return replace(
        finding,
        location=here.location,
        related=(origin, *others),
        role=None,  # it was that of the id where it stands
        proposal=None,
        fix=None,
        unfixable=_ELSEWHERE,
    )
