"""Holds the accuracy on a labelled corpus above its floors.

usage: python benchmarks/score_floor.py BENCHMARK_FOLDER [CORPUS_FOLDER]

BENCHMARK_FOLDER holds labels, `build_corpus.sh` (fetches the packages from the package registry) and `score.py`.
Prints each figure beside its floor and exits 1 when one is below. Of the packages that `repos.json` judges with
certainty, AID301 has to report those, and only those, that hang on one provider, and AID302 those without failover.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
        wrong = [text for judged in certain(benchmark) for text in disagreements(judged, aidep, corpus)]
    low = [name for name, floor in FLOORS.items() if figures[name] < floor]
    for name, floor in FLOORS.items():
        print(f"{name:24} {figures[name]:.4f}  floor {floor:.2f}{'  TOO LOW' if name in low else ''}")
    print("\n".join(wrong) or "single providers and failover: as judged")
    return 1 if low or wrong else 0


def certain(benchmark: Path) -> list[dict[str, Any]]:
    """The packages that were judged with certainty."""
    judged = json.loads((benchmark / "repos.json").read_text(encoding="utf-8"))
    return [package for package in judged if package["certain"]]


def disagreements(judged: dict[str, Any], aidep: Path, corpus: Path) -> Iterator[str]:
    """One line for each rule that judges a package in another way than a person did.

    A gateway that can be switched on (``single_provider_with_optional_gateway``) is a second provider; a second model
    of the same provider (``has_fallback`` in words) is no failover.
    """
    name = f"{judged['package']}-{judged['version']}"
    command = [aidep, "check", "--isolated", "--select", "AID301,AID302", "--output-format", "json", "."]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=corpus / name)
    found = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    expected = {"AID301": judged["judgement"] == "single_provider", "AID302": judged["has_fallback"] is not True}
    for code, due in expected.items():
        if due != (code in found):
            yield f"{name}: {code} {'missing' if due else 'reported'}, but judged {judged['judgement']}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
