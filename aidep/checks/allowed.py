"""What a project's policy admits: nothing else may be advised."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from aidep.model.lifecycle import Record
from aidep.model.policy import Policy

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog
    from aidep.catalog.openweights import Candidate

LOCAL = frozenset({"self-hosted", "ollama", "lmstudio", "llamacpp", "vllm"})
"""Platforms that run on the user's own machines."""


def admits(record: Record, policy: Policy, catalog: Catalog) -> bool:
    """Whether a project may move to a model, by its policy. Where that lists jurisdictions, an owner of whom none is
    known is not advised, though not reported either."""
    owners = countries(record.platform, catalog)
    if barred(record.platform, policy) or foreign(owners, policy) or (policy.allowed_jurisdictions and not owners):
        return False
    return verdict_on((record.id,), policy) is None


def admits_weights(candidate: Candidate, policy: Policy) -> bool:
    """Whether a project may run weights on its own machines: by name, as a platform, and where it has to be."""
    if all(barred(platform, policy) for platform in LOCAL) or "huggingface" in policy.banned_platforms:
        return False
    if "EU" in candidate.excluded and any(region.startswith("eu") for region in policy.allowed_regions):
        return False
    return verdict_on((candidate.id,), policy) is None


def verdict_on(ids: Iterable[str], policy: Policy) -> str | None:
    """What the policy has against a model, ``None`` if nothing. ``ids``: how it is written; what follows the last
    slash counts as well, so that ``gpt-oss*`` means ``openai/gpt-oss-120b``."""
    names = {name for id_ in ids for name in (id_.lower(), id_.lower().rpartition("/")[2])}
    if matches(names, policy.banned_models):
        return "is banned"
    if policy.allowed_models and not matches(names, policy.allowed_models):
        return "is not among the allowed models"
    return None


def barred(platform: str, policy: Policy) -> bool:
    """Whether the policy names the platform as banned, or others as the allowed ones."""
    allowed = policy.allowed_platforms
    return platform in policy.banned_platforms or bool(allowed and platform not in allowed)


def matches(ids: Iterable[str], patterns: Iterable[str]) -> bool:
    """Whether any of the ids, in lower case, fits any of the patterns of a policy."""
    return any(fnmatchcase(id_, pattern.lower()) for id_ in ids for pattern in patterns)


def countries(platform: str, catalog: Catalog) -> tuple[str, ...]:
    """ISO codes of the owner of a platform, none where that is not known."""
    known = catalog.platforms.get(platform)
    stated = known.jurisdiction if known is not None else None
    return tuple(code.strip() for code in stated.split(",")) if stated else ()


def foreign(countries: tuple[str, ...], policy: Policy) -> bool:
    """Unknown owners are not judged. One country that is banned, or that is not allowed, is one too many."""
    banned = any(code in policy.banned_jurisdictions for code in countries)
    allowed = policy.allowed_jurisdictions
    return banned or bool(allowed and any(code not in allowed for code in countries))
