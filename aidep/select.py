"""Which rules are on: selectors are codes (``AID101``), prefixes (``AID1``), names (``retired-model``) or ``ALL``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aidep.errors import UsageError


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``"; did you mean 'x'?"`` for the known word that is written most alike, else ``""``."""
    from difflib import get_close_matches

    # The dashes of options are no likeness.
    by_lower = {name.lower().lstrip("-"): name for name in known}
    close = get_close_matches(word.lower().lstrip("-"), by_lower, n=1, cutoff=0.7)
    return f"; did you mean {by_lower[close[0]]!r}?" if close else ""


class Selectors:
    """Knows the rules there are."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        """``rules``: code -> name."""
        self._names = {name: code for code, name in rules.items()}
        self.codes = tuple(sorted(rules))

    def codes_of(self, selector: str, where: str) -> frozenset[str]:
        """The codes that a selector stands for. An unknown one is a UsageError that names its place, ``where``."""
        if selector.upper() == "ALL":
            return frozenset(self.codes)
        named = self._names.get(selector.lower())
        if named is not None:
            return frozenset({named})
        found = frozenset(code for code in self.codes if selector and code.startswith(selector.upper()))
        if not found or len(selector) < len("AID"):
            hint = did_you_mean(selector, (*self.codes, *self._names))
            raise UsageError(f"{where}: unknown rule {selector!r}{hint or '; aidep explain lists all rules'}")
        return found

    def enabled(self, select: Sequence[tuple[str, str]], ignore: Sequence[tuple[str, str]]) -> frozenset[str]:
        """The rules that are on. Both lists hold selectors with their places.

        Of two selectors the more precise one wins (``AID101`` over ``AID1``), of equals ``ignore``.
        """
        rank: dict[str, tuple[int, bool]] = {}
        for selectors, on in ((select, True), (ignore, False)):
            for selector, where in selectors:
                codes = self.codes_of(selector, where)
                precision = 0 if selector.upper() == "ALL" else len(selector) if len(codes) > 1 else 99
                for code in codes:
                    rank[code] = max(rank.get(code, (-1, True)), (precision, on), key=lambda r: (r[0], not r[1]))
        return frozenset(code for code, (_, on) in rank.items() if on)
