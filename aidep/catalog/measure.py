"""How much notice a platform really gave, from its own records. Compile time only."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aidep.catalog.records import Rules

FEWEST = 5
"""Retirements below which a median says nothing."""


def notice_given(rules: Rules) -> dict[str, dict[str, int]]:
    """Median, shortest and number of the days from announcement to retirement, by platform.

    Of records with both days; aliases end with what they point to and are not counted again.
    """
    days: dict[str, list[int]] = defaultdict(list)
    for (platform, _, _), entry in rules.models.items():
        item = entry.entry
        if item.announced and item.retires and not item.points_to and not item.withdrawn:
            days[platform].append((item.retires - item.announced).days)
    return {
        platform: {"median_days": int(median(found)), "shortest_days": min(found), "count": len(found)}
        for platform, found in days.items()
        if len(found) >= FEWEST
    }
