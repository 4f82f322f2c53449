"""Writes ``expected.csv`` from the table of facts that the catalog was built from.

``python tests/facts/derive.py lifecycles.csv``: one line for each row of the facts, platforms and APIs by the ids of
the catalog (``names.toml``), Azure versions apart from the id. ``tests/test_facts.py`` holds the catalog to it.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
COLUMNS = ("platform", "kind", "id", "version", "status", "shutdown", "confidence")
_VERSIONED = re.compile(r"(\S+) \((\S+)\)")


def derive(facts: Path) -> list[tuple[str, ...]]:
    """Rows in the order of ``COLUMNS``, sorted.

    Raises:
        KeyError: a platform that ``names.toml`` does not know.
    """
    names = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    rows = set()
    with facts.open(encoding="utf-8", newline="") as file:
        for fact in csv.DictReader(file):
            platform, id_, version = names["platforms"][fact["platform"]], fact["id"], ""
            if fact["kind"] == "endpoint":
                id_ = names["endpoints"].get(platform, {}).get(id_, id_)
            elif platform == "azure" and (found := _VERSIONED.fullmatch(id_)):
                id_, version = found.groups()
            state = (fact["status_2026_11_23"], fact["shutdown_on"], fact["confidence"])
            rows.add((platform, fact["kind"], id_, version, *state))
    return sorted(rows)


if __name__ == "__main__":
    with (HERE / "expected.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(derive(Path(sys.argv[1])))
