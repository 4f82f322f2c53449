"""The catalog against the facts it was built from: every row is carried with its date, or left out with a reason.

``facts/expected.csv`` holds the rows (``facts/derive.py`` writes it), ``facts/left_out.toml`` the reasons.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog
from aidep.model.lifecycle import Record, Status

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FACTS = Path(__file__).parent / "facts"
STATE = date(2026, 11, 23)
"""The day that the facts describe."""

Row = Mapping[str, str]


def rows() -> list[Row]:
    with (FACTS / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reasons() -> Iterator[tuple[str, str, str]]:
    """Platform, id or pattern (``*``), reason."""
    for entry in tomllib.loads((FACTS / "left_out.toml").read_text(encoding="utf-8"))["left_out"]:
        assert entry.keys() == {"platform", "ids", "reason"}
        for id_ in entry["ids"]:
            yield entry["platform"], id_, entry["reason"]


def name(row: Row) -> str:
    """How ``left_out.toml`` names a row: Azure ids with their version."""
    return f"{row['id']} ({row['version']})" if row["version"] else row["id"]


def record(catalog: Catalog, row: Row) -> Record | None:
    """Of exactly this id and version; an inference profile of Bedrock counts as the model that it routes to."""
    if row["kind"] == "endpoint":
        return catalog.endpoint(row["platform"], row["id"])
    found = catalog.find(row["platform"], row["id"], row["version"] or None)
    if found is None or (found.version or "") != row["version"]:
        return None
    _, _, routed = row["id"].lower().partition(".")
    return found if found.id.lower() in (row["id"].lower(), routed) else None


def carried(catalog: Catalog, row: Row) -> bool:
    """Whether the catalog says what the row says. Where the facts have no date, ours may have one."""
    found = record(catalog, row)
    if found is None or row["kind"] == "sdk":
        return False
    if row["shutdown"]:
        return str(found.retires) == row["shutdown"]
    dead = found.status(STATE) in (Status.RETIRED, Status.REROUTED)
    return dead == (row["status"] == "retired") or found.retires is not None


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def missing(catalog: Catalog) -> list[Row]:
    return [row for row in rows() if not carried(catalog, row)]


def test_every_fact_is_carried_or_left_out_with_a_reason(missing: list[Row]) -> None:
    listed = [(platform, id_) for platform, id_, _ in reasons()]
    unexplained = [
        f"{row['platform']} {name(row)} {row['shutdown'] or row['status']} ({row['confidence']})"
        for row in missing
        if not any(platform == row["platform"] and fnmatchcase(name(row), id_) for platform, id_ in listed)
    ]
    assert unexplained == []


def test_nothing_is_excused_that_the_catalog_carries(missing: list[Row]) -> None:
    needed = [(row["platform"], name(row)) for row in missing]
    idle = [
        f"{platform} {id_}"
        for platform, id_, _ in reasons()
        if not any(platform == where and fnmatchcase(what, id_) for where, what in needed)
    ]
    assert idle == []


def test_reasons_are_sentences() -> None:
    for platform, id_, reason in reasons():
        assert reason[15:].endswith("."), (platform, id_)
