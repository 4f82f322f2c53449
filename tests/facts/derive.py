"""Writes ``expected.csv`` from the table of facts that the catalog was built from.

``python tests/facts/derive.py lifecycles.csv``: one line for each row of the facts, platforms and APIs by the ids of
the catalog (``names.toml``), Azure versions apart from the id. ``tests/test_facts.py`` holds the catalog to it.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
TARGET = HERE / "expected.csv"
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


def main(arguments: list[str]) -> int:
    """Write ``expected.csv``, once all rows are made: what is wrong with the facts leaves the file as it was."""
    if len(arguments) != 1:
        print("usage: python tests/facts/derive.py lifecycles.csv", file=sys.stderr)
        return 2
    try:
        rows = derive(Path(arguments[0]))
    except (OSError, UnicodeDecodeError, KeyError) as error:
        print(f"derive.py: {arguments[0]}: {error!r}", file=sys.stderr)
        return 2
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    TARGET.write_text(text.getvalue(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
