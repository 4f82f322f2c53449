"""Which version of a package holds for a file: what the nearest project around it requires or locks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aidep.model.usage import PackageRequirement

_INNER = re.compile(r"(^|/)(requirements|reqs|constraints|[^/]+\.(dist|egg)-info)$")
_BOUNDED = re.compile(r"<|~=|~\d|\^|@|(?<![!<>])=")


def root_of(requirement: PackageRequirement) -> str:
    """The folder of the project that a requirement belongs to, ``""`` for the run's root."""
    folder = requirement.location.path.rpartition("/")[0]
    return folder.rpartition("/")[0] if _INNER.search(folder) else folder


def is_bounded(requirement: PackageRequirement) -> bool:
    """Whether a release that is not out yet may be left out: an upper bound, one version, or a fixed source."""
    return requirement.source == "lock" or _BOUNDED.search(requirement.specifier) is not None


def requirements_at(path: str, package: str, known: Iterable[PackageRequirement]) -> tuple[PackageRequirement, ...]:
    """Those of a package (in lower case with hyphens) that hold for a file: of the innermost folder around it that
    requires it; what names one version first, lock files before others."""
    around = [r for r in known if r.package == package and _lies_in(path, root_of(r))]
    nearest = max((len(root_of(r)) for r in around), default=0)
    held = [r for r in around if len(root_of(r)) == nearest]
    return tuple(sorted(held, key=lambda r: (r.version is None, r.source != "lock")))


def _lies_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
