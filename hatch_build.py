"""Build hook: compiles rules/ into the index that the wheel loads in milliseconds."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    """Writes ``aidep/catalog/compiled.json`` into the wheel, never into the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the very code that is being packed. An editable install reads rules/ itself."""
        if version == "editable":
            return
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory(prefix="aidep-build-")
        target = Path(self._folder.name, "compiled.json")
        sys.path.insert(0, str(root))
        try:
            from aidep.catalog import compile as rules_compiler

            rules_compiler.write(root / "rules", target)
        finally:
            sys.path.remove(str(root))
        build_data["force_include"][str(target)] = "aidep/catalog/compiled.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Drop the scratch file once it is inside the wheel."""
        folder = getattr(self, "_folder", None)
        if folder is not None:
            folder.cleanup()
