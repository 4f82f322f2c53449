"""How much dearer is `aidep check` than the bare parser?

usage: python benchmarks/overhead.py [FOLDER ...] [--runs N] [--limit RATIO]

For each folder, in turn and in processes of their own: `aidep check` (cold, one process) and a script that only calls
`libcst.parse_module`, garbage collection off, on the files that aidep's prefilter lets through. Prints the CPU time of
both (user and system, whole process, median) and their ratio. Without folders, two applications are downloaded from
the package registry by name and version.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGES = ("gpt-researcher==0.9.1", "podcastfy==0.4.1", "agno==1.1.4")

BARE = """
import gc, sys
import libcst
gc.disable()
for path in sys.stdin.read().splitlines():
    try:
        libcst.parse_module(open(path, "rb").read())
    except (libcst.ParserSyntaxError, UnicodeDecodeError):
        pass
"""

CANDIDATES = """
import sys
from aidep.catalog import load_catalog
from aidep.config import Settings
from aidep.memory import Nothing
from aidep.run import find_files
from aidep.sources.files import Files
from aidep.sources.prefilter import Prefilter
from aidep.texts import read_all
catalog = load_catalog()
prefilter = Prefilter(catalog.tokens(), catalog.sdk_imports, catalog.packages)
found = find_files(sys.argv[1:], Settings())
files = Files(found.files)
for source in read_all(found.files, files, prefilter, Nothing(), catalog.sdks.may_mean).candidates:
    if source.path.endswith(".py"):
        print(files.file(source.path))
"""
"""Prints the modules that a run on a folder has to parse, whatever they import."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", type=float, help="exit 1 when a ratio is above this")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = args.folders or [download(package, Path(scratch)) for package in PACKAGES]
        worst = max(compare(folder, args.runs) for folder in folders)
    return 1 if args.limit is not None and worst > args.limit else 0


def download(package: str, scratch: Path) -> Path:
    """Fetches and unpacks a wheel; nothing of it is installed or run."""
    target = scratch / package.replace("==", "-")
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--only-binary", ":all:"]
    subprocess.run(
        [*command, "--ignore-requires-python", "--python-version", "3.11", "-d", target, package], check=True
    )
    (wheel,) = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target / "src")
    return target / "src"


def compare(folder: Path, runs: int) -> float:
    chosen = candidates(folder)
    check = [
        sys.executable,
        "-m",
        "aidep",
        "check",
        "--exit-zero",
        "--isolated",
        "--no-cache",
        "--workers",
        "1",
        str(folder),
    ]
    bare = [sys.executable, "-c", BARE]
    pairs = [(cpu(check, ""), cpu(bare, chosen)) for _ in range(runs)]
    ours = statistics.median(ours for ours, _ in pairs)
    theirs = statistics.median(theirs for _, theirs in pairs)
    ratio = statistics.median(one / other for one, other in pairs)
    count = len(chosen.splitlines())
    print(f"{folder}: {count} candidates, check {ours:.2f} s, bare parser {theirs:.2f} s, ratio {ratio:.2f}")
    return ratio


def candidates(folder: Path) -> str:
    """The names of the files that must be parsed, one a line."""
    return subprocess.run([sys.executable, "-c", CANDIDATES, folder], capture_output=True, text=True, check=True).stdout


def cpu(command: list[str], given: str) -> float:
    """CPU seconds of one run of a command, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, text=True, stdout=subprocess.DEVNULL, check=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
