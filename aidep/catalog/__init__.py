"""The lifecycle catalog: rules as data, compiled for fast lookups."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from aidep.catalog.index import Catalog

__all__ = ["load_catalog", "rules_folder"]

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGED = os.path.join(os.path.dirname(_HERE), "rules")
"""The rules of an installed package; a source checkout has them beside the package."""


def rules_folder() -> Path:
    """The rules that come with this installation: inside the package, or beside it in a source checkout."""
    from pathlib import Path

    return Path(_shipped())


def load_catalog(extra_rules: Sequence[Path] = ()) -> Catalog:
    """The catalog, with the user's own rules folders on top.

    Raises:
        UsageError: if a folder is missing or its rules are wrong.
    """
    from aidep.catalog.index import Catalog

    if not extra_rules and os.path.isdir(_PACKAGED):
        from aidep.catalog.compiled import read_compiled

        shipped = read_compiled(os.path.join(_HERE, "compiled.json"), digest="wheel")
        if shipped is not None:
            return Catalog(shipped)
    from aidep.catalog.kept import load_compiled

    return Catalog(load_compiled([_shipped(), *extra_rules]))


def _shipped() -> str:
    beside = os.path.join(os.path.dirname(os.path.dirname(_HERE)), "rules")
    return _PACKAGED if os.path.isdir(_PACKAGED) else beside
