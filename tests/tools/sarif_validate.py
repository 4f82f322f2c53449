"""Validates SARIF files with Microsoft's Sarif.Multitool and the JSON schema that it carries.

usage: sarif_validate.py FILE...

AIDEP_SARIF_MULTITOOL is the binary of the npm package @microsoft/sarif-multitool-linux (else ``Sarif.Multitool`` on
PATH), AIDEP_CHECK_JSONSCHEMA the command of that name (else on PATH). Exit 0: valid; 1: not, what is wrong is printed;
2: a tool is missing. ``sarif_validate.sh`` installs both.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

TITLE = b"Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def tools() -> tuple[str, str] | None:
    """Multitool and check-jsonschema, if both are there."""
    found = (
        os.environ.get("AIDEP_SARIF_MULTITOOL") or shutil.which("Sarif.Multitool"),
        os.environ.get("AIDEP_CHECK_JSONSCHEMA") or shutil.which("check-jsonschema"),
    )
    return found if all(found) else None  # type: ignore[return-value]


def embedded_schema(binary: Path) -> dict[str, Any]:
    """The corrected schema, which stands in the binary as plain text."""
    data = binary.read_bytes()
    title = data.find(b'"title": "' + TITLE)
    if title < 0:
        raise SystemExit(f"{binary}: holds no SARIF schema")
    start = data.rfind(b"{", 0, title)
    text = data[start : start + 500_000].decode("utf-8", "replace")
    schema: dict[str, Any] = json.JSONDecoder().raw_decode(text)[0]
    return schema


def complaints(file: Path, multitool: str, check_jsonschema: str) -> list[str]:
    """Everything that the schema, the SARIF rules and the rules for GitHub have against a file."""
    with tempfile.TemporaryDirectory() as folder:
        schema, log = Path(folder, "schema.json"), Path(folder, "log.sarif")
        schema.write_text(json.dumps(embedded_schema(Path(multitool))), encoding="utf-8")
        checked = subprocess.run(
            [check_jsonschema, "--schemafile", str(schema), str(file)], check=False, capture_output=True, text=True
        )
        found = [checked.stdout + checked.stderr] if checked.returncode else []
        options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite"]
        ran = subprocess.run(
            [multitool, "validate", str(file), *options, "--output", str(log)],
            check=False,
            capture_output=True,
            text=True,
        )
        if not log.exists():
            return [*found, f"no report of the multitool: {ran.stdout}{ran.stderr}"]
        # It exits 0 whatever it finds: its own report has to be read.
        for run in json.loads(log.read_text(encoding="utf-8-sig"))["runs"]:
            found += [_told(result) for result in run.get("results", ())]
            for invocation in run.get("invocations", ()):
                notes = invocation.get("toolExecutionNotifications", ())
                found += [_told(note) for note in notes if note.get("level") == "error"]
        return found


def _told(result: dict[str, Any]) -> str:
    arguments = result["message"].get("arguments", result["message"].get("text", ""))
    return f"{result.get('ruleId', '')} {result.get('level', 'warning')}: {arguments}"


def main() -> int:
    found = tools()
    if found is None:
        print(__doc__, file=sys.stderr)
        return 2
    failed = 0
    for name in sys.argv[1:]:
        for complaint in complaints(Path(name), *found):
            failed = 1
            print(f"{name}: {complaint}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
