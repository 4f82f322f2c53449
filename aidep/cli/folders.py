"""Folders that options name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aidep.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def rules_folder(text: str) -> Path:
    """A folder of ``--rules``."""
    from pathlib import Path  # costs as much as the rest of a look-up

    folder = Path(os.path.abspath(text))
    if not text or not os.path.isdir(folder):
        raise UsageError(f"--rules: {text or 'an empty name'}: no such folder")
    return folder
