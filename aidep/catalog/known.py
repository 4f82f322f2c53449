"""Ids that a source lists and of which no lifecycle is on record: grouped in the compiled catalog, rows at run time.

A group is ``[platform, kind, task, confidence, source, scoped, ids]``, the ids as lines of one text: thousands of small
ones would take a run a millisecond to make. A *scoped* id counts only where its platform is known; the others are ids
wherever they stand. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from aidep.catalog.modelid import fits_family, is_word
from aidep.catalog.rows import LISTED, Row

if TYPE_CHECKING:
    from aidep.catalog.records import Known, Rules

Group = list[Any]
Ids = dict[str, list[int]]


def groups(rules: Rules, order: Mapping[str, int], sources: dict[tuple[str, str], int]) -> list[Group]:
    """The groups of the compiled catalog. An id that has a record on its platform is left out: the record counts."""
    recorded = {(platform, id_) for platform, id_, _ in rules.models}
    anywhere = {id_ for _, id_ in recorded}
    found: dict[tuple[Any, ...], list[str]] = {}
    for (platform, id_), known in sorted(rules.known.items(), key=lambda item: (order[item[0][0]], item[0][1])):
        if (platform, id_) in recorded:
            continue
        source = (known.source.text, str(known.source.checked))
        number = sources.setdefault(source, len(sources))
        # Where somebody has said when an id dies, a mere list elsewhere must not blur it.
        scoped = id_ in anywhere or not _speaks_for_itself(known, rules)
        group = known.group
        head = (order[platform], group.kind or "unstated", group.task, group.confidence, number, scoped)
        found.setdefault(head, []).append(known.id)
    return [[*head, "\n".join(ids)] for head, ids in found.items()]


def expand(compiled: Iterable[Group], first: int) -> tuple[list[Row], Ids]:
    """Rows of the groups, numbered from ``first`` on, and their numbers by id in lower case."""
    rows: list[Row] = []
    numbers: Ids = {}
    for group in compiled:
        ids = ids_of(group)
        for number, id_ in enumerate(ids, first + len(rows)):
            numbers.setdefault(id_.lower(), []).append(number)
        rows += _rows(group, ids)
    return rows, numbers


def rows_of(compiled: Iterable[Group], key: str) -> Iterator[Row]:
    """The rows of one id (in lower case), without those of all the others."""
    for group in compiled:
        if key in group[-1].lower():
            yield from _rows(group, [id_ for id_ in ids_of(group) if id_.lower() == key])


def ids_of(group: Group) -> list[str]:
    """The ids of a group."""
    return str(group[-1]).split("\n")


def _rows(group: Group, ids: Iterable[str]) -> list[Row]:
    platform, kind, task, confidence, source, _, _ = group
    tail = [kind, LISTED, task, [source], None, None if confidence == "official" else confidence]
    return [[platform, id_, *tail] for id_ in ids]


def apart(compiled: Iterable[Group]) -> tuple[list[Group], list[Group]]:
    """The groups whose ids count wherever they stand, and the scoped ones."""
    found: tuple[list[Group], list[Group]] = ([], [])
    for group in compiled:
        found[group[5]].append(group)
    return found


def _speaks_for_itself(known: Known, rules: Rules) -> bool:
    """Whether the id is one wherever it stands: written like the platform's own, which no other platform writes."""
    platform = rules.platforms[known.platform]
    key = known.id.lower()
    if platform.router or platform.any_model or is_word(key):
        return False
    own = tuple(family.lower() for family in platform.families)
    return fits_family(key, own) or key.startswith(
        tuple(path.lower() for path in platform.ids.paths if path != "models/")
    )
