"""Where replacements lead: to a model that lives, or to nothing, which has to be said. Compile time only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aidep.catalog.records import Entry, Rules
from aidep.catalog.schema import ModelEntry, Replacement

_Entries = dict[tuple[str, str], list[Entry[ModelEntry]]]


def dead_ends(rules: Rules) -> list[str]:
    """Records whose replacements have all gone and that do not say so, and those that say so wrongly.

    As of the newest reading of a source: what the rules say must not change with the day on which they are checked.
    """
    entries: _Entries = {}
    for (platform, id_, _), entry in rules.models.items():
        entries.setdefault((platform, id_), []).append(entry)
    readings = [source.checked for entry in rules.models.values() for source in entry.sources.values()]
    walk = _Walk(rules, entries, max(readings, default=date.min))
    return [problem for entry in rules.models.values() for problem in walk.problems(entry)]


class _Walk:
    def __init__(self, rules: Rules, entries: _Entries, as_of: date) -> None:
        self.rules = rules
        self.entries = entries
        self.as_of = as_of

    def problems(self, entry: Entry[ModelEntry]) -> Iterator[str]:
        item = entry.entry
        if not item.replaced_by or not (item.retires or item.gone):
            if item.dead_end:
                yield f"{entry.where}: dead_end is for a record with an end and a replacement"
            return
        lives = self._leads_on(entry, {item.id.lower()})
        if not lives and not item.dead_end:
            yield (
                f"{entry.where}: every replacement has gone as of {self.as_of}: name one that lives, "
                "or say dead_end = true"
            )
        if lives and item.dead_end:
            yield f"{entry.where}: dead_end = true, but a replacement leads to a model that lives"

    def _leads_on(self, entry: Entry[ModelEntry], seen: set[str]) -> bool:
        item = entry.entry
        named = [*item.replaced_by, *([item.rerouted_to] if item.rerouted_to else [])]
        for target in named or [point.id for point in item.points_to]:
            if isinstance(target, Replacement) and target.external:
                return True
            id_ = (target.id if isinstance(target, Replacement) else target).lower()
            if id_ in seen:
                continue
            seen.add(id_)
            found = self.entries.get((entry.platform, id_), [])
            if (entry.platform, id_) in self.rules.known and not found:
                return True
            if any(not self._is_dead(other.entry) or self._leads_on(other, seen) for other in found):
                return True
        return False

    def _is_dead(self, item: ModelEntry) -> bool:
        return item.gone or (item.retires is not None and item.retires <= self.as_of)
