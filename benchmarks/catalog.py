"""Measures what the catalog costs: its index in milliseconds and MiB, and ``aidep models`` against a bare interpreter.

    python benchmarks/catalog.py            prints the figures
    python benchmarks/catalog.py --check    exit 1 where they break the promise: 15 ms, 30 MiB, 4 times a bare start

Times are the least of several runs, in seconds of processor, so that a busy machine counts less.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path

RUNS = 15
_SCRIPT = str(Path(sys.executable).with_name("aidep"))
LOAD = """
import gc, json, resource, sys, time
gc.disable()
from aidep.catalog import load_catalog
import aidep.catalog.index, aidep.catalog.compile
load_catalog()  # a source checkout compiles its rules the first time
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
times = []
for _ in range(15):
    start = time.process_time()
    catalog = load_catalog()
    catalog.find("openai", "")  # what is merely listed is made ready with the first question
    times.append(time.process_time() - start)
print(json.dumps([min(times), len(catalog._rows)]))
"""
MEMORY = """
import json, resource, sys
import aidep.catalog.index, aidep.catalog.compile
from aidep.catalog import load_catalog
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
catalog = load_catalog()
catalog.find("openai", "")
print(json.dumps((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    seconds, ids = json.loads(_python("-c", LOAD))
    figures = {
        "index load, ms": (seconds * 1000, 15.0),
        "index memory, MiB": (json.loads(_python("-c", MEMORY)), 30.0),
        "models gpt-4o / bare start": (_cost(_SCRIPT, "models", "gpt-4o") / _cost(sys.executable, "-c", "pass"), 4.0),
    }
    print(f"{ids} records and listed ids")
    for name, (value, limit) in figures.items():
        print(f"{name:<28} {value:6.1f}   (at most {limit:.0f})")
    return int(check and any(value > limit for value, limit in figures.values()))


def _python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def _cost(*command: str) -> float:
    """Seconds of processor of the cheapest run."""
    costs = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return min(costs)


if __name__ == "__main__":
    sys.exit(main())
