"""The lifecycle catalog: rules as data, compiled for fast lookups."""

from __future__ import annotations

import os

from aidep.catalog.glance import PACKAGED, SHIPPED, glance, rules

TYPE_CHECKING = False  # `typing` takes time to import, and a run without AI in sight needs only a glance
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aidep.catalog.index import Catalog

__all__ = ["glance", "load_catalog", "rules_folder"]


def rules_folder() -> Path:
    """The rules that come with this installation: inside the package, or beside it in a source checkout."""
    from pathlib import Path

    return Path(rules())


def load_catalog(extra_rules: Sequence[Path] = ()) -> Catalog:
    """The catalog, with the user's own rules folders on top.

    Raises:
        UsageError: if a folder is missing or its rules are wrong.
    """
    from aidep.catalog.index import Catalog

    if not extra_rules and os.path.isdir(PACKAGED):
        from aidep.catalog.compiled import read_compiled

        shipped = read_compiled(SHIPPED, digest="wheel")
        if shipped is not None:
            return Catalog(shipped)
    from aidep.catalog.kept import load_compiled

    return Catalog(load_compiled([rules(), *extra_rules]))
