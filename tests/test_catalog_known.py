"""Ids that sources list without a lifecycle: found where the platform is known, harmless elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.compile import compile_rules
from aidep.catalog.index import Catalog
from aidep.catalog.load import read
from aidep.model.lifecycle import Kind, Status

PLATFORM = 'id = "{0}"\nname = "{0}"\nprovider = "{0}"\nowner = "{0} Inc."\n'
SOURCE = '[source.list]\nurl = "https://acme.example/models"\nchecked = 2026-11-23\n'
RULES = {
    "platforms/acme.toml": PLATFORM.format("acme") + 'families = ["acme-"]\nprefixes = ["acme"]\n',
    "platforms/hub.toml": PLATFORM.format("hub") + "router = true\n",
    "models/acme.toml": SOURCE + '[[model]]\nid = "acme-1"\nkind = "snapshot"\n',
    "known/acme.toml": SOURCE
    + '[[known]]\nsource = "list"\ntask = "chat"\nids = ["acme-1", "acme-2", "base", "other/acme-3", "qwen-9b"]\n',
    "known/hub.toml": SOURCE + '[[known]]\nsource = "list"\nkind = "alias"\nids = ["acme-1", "acme/acme-2"]\n',
}


def written(root: Path, **changed: str) -> Path:
    for name, text in (RULES | {key.replace("__", "/") + ".toml": text for key, text in changed.items()}).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def small(tmp_path: Path) -> Catalog:
    return Catalog(compile_rules([written(tmp_path)], ""))


def test_listed_ids_are_found_on_their_platform(small: Catalog) -> None:
    record = small.find("acme", "ACME-2")
    assert record is not None
    assert (record.id, record.kind, record.listed, record.task) == ("acme-2", Kind.UNSTATED, True, "chat")
    assert (record.confidence, record.status(date(2026, 1, 1))) == ("aggregator", Status.ACTIVE)
    assert [source.url for source in record.sources] == ["https://acme.example/models"]
    assert all(small.lists("acme", id_) for id_ in ("base", "other/acme-3", "qwen-9b", "acme/acme-2"))
    assert not small.lists("acme", "acme-4")


def test_a_record_counts_over_a_list(small: Catalog) -> None:
    record = small.find("acme", "acme-1")
    assert record is not None
    assert not record.listed


def test_only_ids_in_the_manner_of_the_platform_count_everywhere(small: Catalog) -> None:
    texts = ("acme-2", "base", "other/acme-3", "qwen-9b")
    assert [text for text in texts if small.identify(text)] == ["acme-2"]
    assert small.identify("base", "acme") is not None
    # A router lists the very same id, but where it is on record somewhere the list must not blur that.
    assert small.platforms_of("acme-1") == ("acme",)
    assert small.lists("hub", "acme-1")


def test_a_prefix_still_wins_over_a_list_of_a_router(small: Catalog) -> None:
    ident = small.identify("acme/acme-2")
    assert ident is not None
    assert (ident.model, ident.platforms) == ("acme-2", ("acme",))


def test_records_leave_lists_out_unless_asked(small: Catalog) -> None:
    assert [r.id for r in small.records()] == ["acme-1"]
    assert len(list(small.records(listed=True))) == 7
    assert [r.id for r in small.records("hub", listed=True)] == ["acme-1", "acme/acme-2"]


def test_suggestions_come_from_lists_too(small: Catalog) -> None:
    assert small.closest("acme/acme-22", "hub")[0] == "acme/acme-2"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SOURCE + '[[known]]\nsource = "lost"\nids = ["a-1"]\n', "source 'lost' is not defined"),
        (SOURCE + '[[known]]\nsource = "list"\nids = ["a-1", "A-1"]\n', "A-1 is listed twice"),
        (SOURCE + '[[known]]\nsource = "list"\nids = ["a 1"]\n', "white space"),
        (SOURCE + '[[known]]\nsource = "list"\nids = ["a-1"]\nretires = 2027-01-01\n', "unknown key 'retires'"),
    ],
)
def test_refused(tmp_path: Path, text: str, says: str) -> None:
    problems = read([written(tmp_path, known__acme=text)])[1]
    assert len(problems) == 1
    assert "acme.toml" in problems[0]
    assert says in problems[0]


def test_what_ships() -> None:
    catalog = load_catalog()
    listed = [r for r in catalog.records(listed=True) if r.listed]
    assert len(listed) + len(list(catalog.records())) >= 6_000
    assert all(record.sources for record in listed)
    for text in ("gpt-4o", "openai/gpt-4o", "meta-llama/Llama-3.3-70B-Instruct", "claude-opus-5"):
        ident = catalog.identify(text)
        routers = [p for p in ident.platforms if catalog.platforms[p].router] if ident else []
        assert routers == [], text
    # Two ways to write one id, with and without a record: the record is found.
    for record in listed:
        found = catalog.find(record.platform, record.id)
        assert found is not None
        assert found.listed, record
