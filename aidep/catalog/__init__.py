"""The lifecycle catalog: rules as data, compiled for fast lookups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aidep.catalog.index import Catalog

__all__ = ["load_catalog", "rules_folder"]

_HERE = Path(__file__).resolve().parent


def rules_folder() -> Path:
    """The rules that come with this installation: inside the package, or beside it in a source checkout."""
    packaged = _HERE.parent / "rules"
    return packaged if packaged.is_dir() else _HERE.parent.parent / "rules"


def load_catalog(extra_rules: Sequence[Path] = ()) -> Catalog:
    """The catalog, with the user's own rules folders on top.

    Raises:
        UsageError: if a folder is missing or its rules are wrong.
    """
    from aidep.catalog.compile import load_compiled, read_compiled
    from aidep.catalog.index import Catalog

    if not extra_rules and (_HERE.parent / "rules").is_dir():
        shipped = read_compiled(_HERE / "compiled.json", digest="wheel")
        if shipped is not None:
            return Catalog(shipped)
    return Catalog(load_compiled([rules_folder(), *extra_rules]))
