"""What the benchmarks work on: wheels and other tools from the package registry, by name and version, in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

LONG_AGO = 1_600_000_000
"""Time of all unpacked files: what has just been written is not trusted to stay as it is."""


def tree(package: str, folder: Path) -> Path:
    """The unpacked wheel of ``name==version``; nothing of it is installed or run."""
    target = folder / package.replace("==", "-")
    if target.is_dir():
        return target
    scratch = folder / f"{target.name}.new"
    shutil.rmtree(scratch, ignore_errors=True)
    platforms = ["--platform", "any", "--platform", "manylinux_2_28_x86_64", "--platform", "manylinux2014_x86_64"]
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--only-binary", ":all:", *platforms]
    command += ["--ignore-requires-python", "--python-version", "3.11", "-d", str(scratch), package]
    subprocess.run(command, check=True)
    (wheel,) = scratch.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(scratch / "src")
    age(scratch / "src")
    (scratch / "src").rename(target)
    shutil.rmtree(scratch)
    return target


def age(folder: Path) -> None:
    """Make all files old."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            os.utime(file, (LONG_AGO, LONG_AGO))


def tool(package: str, script: str, folder: Path) -> tuple[Path | None, str]:
    """The command of a package in an environment of its own, or ``None`` and why there is none."""
    home = folder / "tools" / package.replace("==", "-")
    command = home / "bin" / script
    if not command.exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip = [home / "bin" / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check", package]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode or not command.exists():
            shutil.rmtree(home, ignore_errors=True)
            return None, (done.stderr.strip().splitlines() or ["has no such command"])[-1]
    return command, ""
