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
from tests.facts import derive

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FACTS = Path(__file__).parent / "facts"
STATE = date(2026, 11, 23)
"""The day that the facts describe."""

Row = Mapping[str, str]
SYMBOLS: Mapping[str, Mapping[str, list[str]]] = tomllib.loads((FACTS / "symbols.toml").read_text(encoding="utf-8"))
"""By platform and id of a row of kind sdk: what the catalog knows it as."""


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


def is_dead(catalog: Catalog, name: str, row: Row) -> bool:
    """Whether AID105, AID106 or AID107 has something to say of a symbol, call or endpoint, with the day of the row.

    A version that lacks it stands for the day on which that version came out.
    """
    platform, _, endpoint = name.partition(" ")
    if endpoint:
        found = catalog.endpoint(platform, endpoint)
        if found is None or found.status(STATE) in (Status.ACTIVE, Status.LEGACY):
            return False
        return not row["shutdown"] or str(found.retires) == row["shutdown"]
    call, _, value = name.partition('("')
    if value:  # transformers.pipeline("summarization")
        match = catalog.sdks.find(call)
        refused = match.surface.gone if match is not None else None
        return refused is not None and any(fnmatchcase(value.strip('")'), known) for known in refused.values)
    if name.endswith("()"):
        match = catalog.sdks.find(name.removesuffix("()"))
        return match is not None and match.surface.removed_in is not None
    if (dead := catalog.sdks.dead(name)) is not None:
        return dead[1].removed_in is not None or dead[1].ends == row["shutdown"]
    ended = catalog.sdks.ended(name)
    return ended is not None and row["shutdown"] in ("", ended.since)


def carried(catalog: Catalog, row: Row) -> bool:
    """Whether the catalog says what the row says. Where the facts have no date, ours may have one."""
    if row["kind"] == "sdk":
        names = SYMBOLS.get(row["platform"], {}).get(row["id"]) or [row["id"].removesuffix(".*")]
        return all(is_dead(catalog, name, row) for name in names)
    found = record(catalog, row)
    if found is None:
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


def test_symbols_are_of_rows_and_live_ones_are_not_dead(catalog: Catalog) -> None:
    known = {(row["platform"], row["id"]) for row in rows() if row["kind"] == "sdk"}
    assert [(p, id_) for p, names in SYMBOLS.items() for id_ in names if (p, id_) not in known] == []
    row = {"shutdown": ""}
    alive = ("langchain.chat_models.init_chat_model", "openai.OpenAI", "openai completions", "cohere.ClientV2().chat()")
    assert [name for name in (*alive, 'transformers.pipeline("fill-mask")') if is_dead(catalog, name, row)] == []
    assert is_dead(catalog, "openai videos", {"shutdown": "2026-09-24"})
    assert not is_dead(catalog, "openai videos", {"shutdown": "2026-09-25"})


def test_reasons_are_sentences() -> None:
    for platform, id_, reason in reasons():
        assert reason[15:].endswith("."), (platform, id_)


def test_facts_that_cannot_be_read_leave_the_rows_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "expected.csv"
    monkeypatch.setattr(derive, "TARGET", target)
    fact = "platform,kind,id,status_2026_11_23,shutdown_on,confidence\n{},model,m-1,active,,sdk\n"
    good = tmp_path / "good.csv"
    good.write_text(fact.format("Groq"), encoding="utf-8")
    assert derive.main([str(good)]) == 0
    before = target.read_text(encoding="utf-8")
    assert before.splitlines() == [",".join(derive.COLUMNS), "groq,model,m-1,,active,,sdk"]
    (tmp_path / "bad.csv").write_text(fact.format("Nowhere"), encoding="utf-8")
    for arguments in ([], [str(tmp_path / "none.csv")], [str(tmp_path / "bad.csv")], [str(good), "more"]):
        assert derive.main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert target.read_text(encoding="utf-8") == before
