"""Which versions of a package a project can get, as far as its requirements say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from aidep.model.usage import PackageRequirement


class Has(Enum):
    """Whether the versions that a project can get still have what a certain version removed."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"


def normal(package: str) -> str:
    """A distribution's name as the registry compares it: ``Zope.Interface`` is ``zope-interface``."""
    return re.sub(r"[-_.]+", "-", package).lower()


def specifiers(package: str, requirements: Iterable[PackageRequirement]) -> tuple[str, ...]:
    """What the project's files say of a package, each once: the versions that are pinned or locked, else the ranges."""
    wanted = normal(package)
    own = [requirement for requirement in requirements if normal(requirement.package) == wanted]
    pinned = dict.fromkeys(f"=={one.version}" for one in own if one.version)
    return tuple(pinned) or tuple(dict.fromkeys(one.specifier for one in own if one.specifier))


def has(removed_in: str, pins: Iterable[str]) -> Has:
    """What the pins say of something that the version ``removed_in`` no longer has.

    Several pins that disagree, and pins that allow versions on both sides, leave it open.
    """
    answers = {_has(removed_in, pin) for pin in pins} - {Has.UNKNOWN}
    return answers.pop() if len(answers) == 1 else Has.UNKNOWN


def _has(removed_in: str, pin: str) -> Has:
    answers = {_of_range(removed_in, _standard(one)) for one in pin.split("||")}  # Poetry: one or the other
    return answers.pop() if len(answers) == 1 else Has.UNKNOWN


def _standard(pin: str) -> str:
    """A range of Poetry as the standard writes it: ``^1.2`` is ``>=1.2,<2``, ``~1.2`` is ``>=1.2,<1.3``."""
    return ",".join(map(_with_bound, pin.split(",")))


def _with_bound(clause: str) -> str:
    found = _POETRY.fullmatch(clause.strip())
    if found is None:
        return clause
    parts = [int(part) for part in found["version"].split(".")]
    if not found["mark"]:
        return f"=={found['version']}.*"
    last = next((n for n, part in enumerate(parts) if part), len(parts) - 1) if found["mark"] == "^" else 1
    above = parts[: last + 1]
    above[-1] += 1
    return f">={found['version']},<{'.'.join(map(str, above))}"


_POETRY = re.compile(r"(?P<mark>[\^~])?(?P<version>\d+(\.\d+){0,8})(?(mark)|\.\*)")


def _of_range(removed_in: str, pin: str) -> Has:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    try:
        border = Version(removed_in)
        clauses = [(s.operator, Version(s.version.removesuffix(".*"))) for s in SpecifierSet(pin)]
    except (InvalidSpecifier, InvalidVersion):
        return Has.UNKNOWN
    if any(version >= border for operator, version in clauses if operator in ("==", "===", ">=", "~=", ">")):
        return Has.NO
    below = (
        version < border or (operator == "<" and version == border)
        for operator, version in clauses
        if operator in _UPPER
    )
    if any(below) or any(_compatible_below(version, border) for operator, version in clauses if operator == "~="):
        return Has.YES
    return Has.UNKNOWN


_UPPER = ("==", "===", "<", "<=")


def _compatible_below(version: object, border: object) -> bool:
    """``~=0.28`` allows no 1.0."""
    from packaging.version import Version

    assert isinstance(version, Version)
    assert isinstance(border, Version)
    next_up = [*version.release[:-2], version.release[-2] + 1] if len(version.release) > 1 else None
    return next_up is not None and Version(".".join(map(str, next_up))) <= border
