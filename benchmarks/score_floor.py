"""Holds the accuracy on a labelled corpus above its floors.

usage: python benchmarks/score_floor.py BENCHMARK_FOLDER [CORPUS_FOLDER]

BENCHMARK_FOLDER holds labels, `build_corpus.sh` (fetches the packages from the package registry) and `score.py`.
Prints each figure beside its floor and exits 1 when one is below.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

FLOORS = {
    "usage_recall": 0.98,
    "usage_precision": 0.98,
    "role_accuracy": 0.96,
    "call_recall": 0.97,
    "call_model_resolution": 0.90,
    "call_provider_accuracy": 0.96,
}


def main(arguments: list[str]) -> int:
    if not arguments:
        sys.exit(__doc__)
    benchmark = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(arguments[1] if len(arguments) > 1 else scratch).resolve()
        subprocess.run(["bash", benchmark / "build_corpus.sh", corpus], check=True)
        aidep = Path(sys.executable).with_name("aidep")
        command = [sys.executable, benchmark / "score.py", corpus, "--json", "--command", aidep]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    low = [name for name, floor in FLOORS.items() if figures[name] < floor]
    for name, floor in FLOORS.items():
        print(f"{name:24} {figures[name]:.4f}  floor {floor:.2f}{'  TOO LOW' if name in low else ''}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
