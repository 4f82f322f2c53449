"""Folders that options name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aidep.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def rules_folder(text: str, where: str = "--rules: ") -> Path:
    """A folder of ``--rules``, or of what ``where`` says."""
    from pathlib import Path  # costs as much as the rest of a look-up

    folder = Path(os.path.abspath(text))
    if not text or not os.path.isdir(folder):
        what = "is a file, not a folder" if text and os.path.lexists(folder) else "no such folder"
        raise UsageError(f"{where}{text or 'an empty name'}: {what}")
    return folder
