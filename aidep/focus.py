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

    def narrowed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that stand in these files, and those that lead into one of them, moved there.

        A call that gets a dying id from a file that was not named is as broken as one that spells it out: it is
        reported at the call, with the way to the id, the fingerprint as it is and without a fix.
        """
        for finding in findings:
            if finding.location.path in self.paths:
                yield finding
            elif not finding.code.startswith(_OF_THE_PROJECT):
                here = next((hop for hop in finding.related if hop.location.path in self.paths), None)
                if here is not None:
                    yield _moved(finding, here)


def _moved(finding: Finding, here: Related) -> Finding:
    origin = Related(finding.location, f"{finding.model or 'what is meant'} stands here")
    others = (hop for hop in finding.related if hop is not here)
    return replace(
        finding, location=here.location, related=(origin, *others), proposal=None, fix=None, unfixable=_ELSEWHERE
    )
