"""Whether code only runs beside a version of a package that fits it: where it stands, or where it is called from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from aidep.analysis.callers import Callers
from aidep.model.facts import ANY_PACKAGE, ONLY_TYPES, FileFacts

_DEEPEST = 4


def is_fenced(facts: FileFacts, site: int, symbol: str) -> bool:
    """Whether a site only runs beside a version that has the symbol, or never."""
    packages = (ANY_PACKAGE, ONLY_TYPES, symbol.partition(".")[0])
    return any(is_within(facts.fenced.get(package, ()), site) for package in packages)


def is_within(ranges: Sequence[tuple[int, int]], site: int) -> bool:
    """Whether a site lies in one of the ranges, which are in order and apart."""
    place = bisect_left(ranges, (site + 1, 0)) - 1
    return place >= 0 and site < ranges[place][1]


def is_guarded(callers: Callers, facts: FileFacts, site: int, scope: int, symbol: str, depth: int = 0) -> bool:
    """The same; a function of which all calls are fenced is as if it stood in their place."""
    if is_fenced(facts, site, symbol):
        return True
    while scope > 0 and facts.scopes[scope].kind != "function":
        scope = facts.scopes[scope].parent
    if scope <= 0 or depth == _DEEPEST:
        return False
    calls = [(file, call) for file, call, _ in callers.of_function(facts, scope)]
    return bool(calls) and all(
        is_guarded(callers, file, call.site, call.scope, symbol, depth + 1) for file, call in calls
    )
