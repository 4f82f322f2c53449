"""Whether code only runs beside a version of a package that fits it: where it stands, or where it is called from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from aidep.analysis.callers import Callers
from aidep.model.facts import ANY_PACKAGE, ONLY_TYPES, FileFacts

_MOST = 50
"""Functions between one and the fences around the calls that lead to it."""


def is_fenced(facts: FileFacts, site: int, symbol: str) -> bool:
    """Whether a site only runs beside a version that has the symbol, or never."""
    packages = (ANY_PACKAGE, ONLY_TYPES, symbol.partition(".")[0])
    return any(is_within(facts.fenced.get(package, ()), site) for package in packages)


def is_within(ranges: Sequence[tuple[int, int]], site: int) -> bool:
    """Whether a site lies in one of the ranges, which are in order and apart."""
    place = bisect_left(ranges, (site + 1, 0)) - 1
    return place >= 0 and site < ranges[place][1]


def is_guarded(callers: Callers, facts: FileFacts, site: int, scope: int, symbol: str) -> bool:
    """The same; a function of which all calls are fenced is as if it stood in their place."""
    places = [(facts, site, scope)]
    seen: set[tuple[int, int]] = set()
    fenced = False
    for file, place, index in places:  # grows
        if is_fenced(file, place, symbol):
            fenced = True
            continue
        while index > 0 and file.scopes[index].kind != "function":
            index = file.scopes[index].parent
        if index <= 0 or len(seen) > _MOST:
            return False
        if (id(file), index) not in seen:
            seen.add((id(file), index))
            calls = [(caller, call.site, call.scope) for caller, call, _ in callers.of_function(file, index)]
            if not calls:
                return False
            places += calls
    return fenced
