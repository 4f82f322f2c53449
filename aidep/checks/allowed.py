"""What a project's policy admits."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from aidep.checks.context import Context
from aidep.model.lifecycle import Record
from aidep.model.policy import Policy


def admits(record: Record, context: Context) -> bool:
    """Whether a project may move to a model, by its policy: nothing else may be advised."""
    policy, id_ = context.policy, record.id.lower()
    if barred(record.platform, policy) or foreign(countries(record.platform, context), policy):
        return False
    return not matches((id_,), policy.banned_models) and (
        not policy.allowed_models or matches((id_,), policy.allowed_models)
    )


def barred(platform: str, policy: Policy) -> bool:
    """Whether the policy names the platform as banned, or others as the allowed ones."""
    allowed = policy.allowed_platforms
    return platform in policy.banned_platforms or bool(allowed and platform not in allowed)


def matches(ids: Iterable[str], patterns: Iterable[str]) -> bool:
    """Whether any of the ids, in lower case, fits any of the patterns of a policy."""
    return any(fnmatchcase(id_, pattern.lower()) for id_ in ids for pattern in patterns)


def countries(platform: str, context: Context) -> tuple[str, ...]:
    """ISO codes of the owner of a platform, none where that is not known."""
    known = context.catalog.platforms.get(platform)
    stated = known.jurisdiction if known is not None else None
    return tuple(code.strip() for code in stated.split(",")) if stated else ()


def foreign(countries: tuple[str, ...], policy: Policy) -> bool:
    """Unknown owners are not judged. One country that is banned, or that is not allowed, is one too many."""
    banned = any(code in policy.banned_jurisdictions for code in countries)
    allowed = policy.allowed_jurisdictions
    return banned or bool(allowed and any(code not in allowed for code in countries))
