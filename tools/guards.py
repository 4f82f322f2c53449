"""python -m tools.guards [WORD...]

Takes away the guards that ``tools/guards.toml`` names, one after the other and in a copy of the tree, and runs the
tests that are to notice. Prints each promise; exit code 1 if a guard can go without a test that fails. WORDs choose
promises that hold one of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import tomllib
except ImportError:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("aidep", "examples", "rules", "tests", "tools", "pyproject.toml", "bootstrap.py")


def missed(tree: Path, guard: dict[str, str]) -> bool:
    """Whether the tests of a guard pass without it."""
    file = tree / guard["file"]
    text = file.read_text(encoding="utf-8")
    if text.count(guard["old"]) != 1:
        raise SystemExit(f"tools/guards.toml: {guard['file']} holds {guard['old']!r} {text.count(guard['old'])} times")
    file.write_text(text.replace(guard["old"], guard["new"]), encoding="utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *guard["tests"]]
        env = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
        code = subprocess.run(command, cwd=tree, env=env, capture_output=True, check=False).returncode
    finally:
        file.write_text(text, encoding="utf-8")
    if code not in (0, 1):
        raise SystemExit(f"{guard['promise']}: the tests do not run: {' '.join(guard['tests'])}")
    return code == 0


def main() -> int:
    """The command."""
    words = sys.argv[1:]
    guards = tomllib.loads((ROOT / "tools/guards.toml").read_text(encoding="utf-8"))["guard"]
    count = 0
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch, "tree")
        for name in _COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            tree.mkdir(exist_ok=True)
            copy(ROOT / name, tree / name)
        for guard in guards:
            if not words or any(word in guard["promise"] for word in words):
                bad = missed(tree, guard)
                count += bad
                sys.stdout.write(f"{'NO TEST FAILS' if bad else 'noticed'}: {guard['promise']}\n")
                sys.stdout.flush()
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
