"""Ids that say nothing of the platform: weights that anybody may serve, under the name that their makers gave them."""

from __future__ import annotations

import re

from aidep.catalog.platform import Platform

_CLOUDS, _OWN_MACHINES = 50, 80
"""Ranks: from clouds on, platforms serve what others made; from the second on, it runs on one's own machine."""
_HUB = "huggingface"
_SIZED = re.compile(
    r"[a-z][\w.-]{0,60}?\d+b(-a\d+b|-\d+e)?(-(instruct|it|chat|base|hf|v\d(\.\d)?|2[3-9]\d\d))*", re.IGNORECASE
)
"""``mistral-7b-instruct``; what a host adds (``llama3-8b-8192``, ``llama-3.1-8b-instant``) is its own."""
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+(?<!-turbo)(?<!-free)(?<!-lite)", re.IGNORECASE)


def is_lent(model: str, platform: Platform) -> bool:
    """Whether a platform serves an id for others and under their name, so that the id alone is no evidence of it."""
    if not _CLOUDS <= platform.rank < _OWN_MACHINES or platform.id == _HUB:
        return False
    key = model.lower()
    if key.startswith(platform.families) or platform.id in re.split(r"[^a-z0-9]+", key):
        return False
    return _SIZED.fullmatch(model) is not None or _REPOSITORY.fullmatch(model) is not None
