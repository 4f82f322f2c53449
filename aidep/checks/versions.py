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
