"""What must hold for the whole catalog, whoever adds to it: nothing lost, no date moved unread, no blind alleys."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidep.catalog import load_catalog, rules_folder
from aidep.catalog.chains import dead_ends
from aidep.catalog.compile import compile_rules
from aidep.catalog.index import Catalog
from aidep.catalog.load import load_rules, read
from aidep.catalog.records import Rules
from aidep.model.lifecycle import Kind, Record
from tests import catalog_lock

PLATFORM = 'id = "acme"\nname = "Acme"\nprovider = "acme"\nowner = "Acme Inc."\n'
SOURCE = '[source.page]\nurl = "https://acme.example/{page}"\nchecked = {checked}\n'


@pytest.fixture(scope="module")
def shipped() -> Rules:
    return load_rules([rules_folder()])


def test_nothing_is_lost_and_no_date_moves_unread(shipped: Rules) -> None:
    assert catalog_lock.violations(shipped) == []


def test_the_lock_is_up_to_date(shipped: Rules) -> None:
    assert catalog_lock.stale(shipped) == [], "run: python tests/catalog_lock.py"


def test_chains_lead_to_a_model_that_lives_or_say_that_they_do_not(shipped: Rules) -> None:
    assert dead_ends(shipped) == []


def twins(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Platform and two ids that differ in spelling only, or that the platform's grammar makes one."""
    seen: dict[tuple[str, str | None, str], str] = {}
    found = []
    for record in catalog.records():
        if record.kind is Kind.ENDPOINT:
            continue
        key = (record.platform, record.version, record.id.lower().replace(".", "-").replace("_", "-"))
        if seen.setdefault(key, record.id) != record.id:
            found.append((record.platform, seen[key], record.id))
        found += [
            (record.platform, other.id, record.id)
            for form in catalog.platforms[record.platform].grammar.forms(record.id.lower())[1:]
            for other in catalog.written(form, record.platform)
            if not other.listed and not _belong_apart(record)
        ]
    return sorted(found)


def test_one_model_has_one_record() -> None:
    """But for two of which both spellings are ids of the platform."""
    assert twins(load_catalog()) == [
        ("mistral", "mistral-medium-3-5", "mistral-medium-3.5"),
        ("together", "deepseek-ai/DeepSeek-V3-1", "deepseek-ai/DeepSeek-V3.1"),
    ]


def _belong_apart(record: Record) -> bool:
    """Fine-tunes, AWS GovCloud and numbered versions have dates of their own."""
    return record.id.startswith(("ft:", "us-gov.")) or "@" in record.id


# -- the guards themselves ---------------------------------------------------------------------------


def small(
    root: Path,
    models: str,
    *,
    page: str = "retirements",
    checked: str = "2026-11-23",
    known: str = "",
    grammar: str = "",
) -> Rules:
    texts = {"platforms": PLATFORM + grammar, "models": SOURCE.format(page=page, checked=checked) + models}
    if known:
        texts["known"] = SOURCE.format(page=page, checked=checked) + f'[[known]]\nsource = "page"\nids = [{known}]\n'
    for folder, text in texts.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / "acme.toml").write_text(text, encoding="utf-8")
    rules, problems = read([root])
    assert problems == []
    return rules


def model(id_: str, **keys: str) -> str:
    lines = {"kind": '"snapshot"', **keys}
    return f'[[model]]\nid = "{id_}"\n' + "".join(f"{key} = {value}\n" for key, value in lines.items())


DATED = {"retires": "2026-01-01", "sources": '["page"]'}


def compiled(root: Path, models: str, grammar: str = "") -> Catalog:
    small(root, models, grammar=grammar)
    return Catalog(compile_rules([root], "small"))


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock of one record with a date, one without, and one listed id."""
    for name in ("IDS", "DATES", "KNOWN"):
        monkeypatch.setattr(catalog_lock, name, tmp_path / f"{name}.txt")
    rules = small(tmp_path / "then", model("a-1", **DATED) + model("a-2"), known='"a-3"')
    for file, text in catalog_lock.texts(rules).items():
        file.write_text(text)
    assert catalog_lock.violations(rules) == []
    return tmp_path / "now"


def test_a_lost_record(locked: Path) -> None:
    rules = small(locked, model("a-1", **DATED), known='"a-3"')
    assert catalog_lock.violations(rules) == ["acme a-2: the record is gone"]


def test_a_lost_listed_id(locked: Path) -> None:
    rules = small(locked, model("a-1", **DATED) + model("a-2"), known='"a-4"')
    assert catalog_lock.violations(rules) == ["known/acme.toml: 1 ids are gone"]


def test_a_listed_id_that_became_a_record(locked: Path) -> None:
    rules = small(locked, model("a-1", **DATED) + model("a-2") + model("A-3"), known='"a-4"')
    assert catalog_lock.violations(rules) == []


@pytest.mark.parametrize(
    ("reading", "wrong"),
    [({}, 1), ({"checked": "2026-11-24"}, 0), ({"page": "elsewhere"}, 0), ({"checked": "2026-11-22"}, 1)],
)
def test_a_moved_date(locked: Path, reading: dict[str, str], wrong: int) -> None:
    moved = {**DATED, "retires": "2026-02-02"}
    rules = small(locked, model("a-1", **moved) + model("a-2"), known='"a-3"', **reading)
    assert len(catalog_lock.violations(rules)) == wrong


def test_a_dropped_date(locked: Path) -> None:
    rules = small(locked, model("a-1") + model("a-2"), known='"a-3"')
    [line] = catalog_lock.violations(rules)
    assert line == "acme a-1: retires=2026-01-01 became no date; no source was read after 2026-11-23"


@pytest.mark.parametrize(
    ("models", "problems"),
    [
        (model("a-1", **DATED, replaced_by='["a-2"]') + model("a-2"), 0),
        (model("a-1", **DATED, replaced_by='["a-2"]') + model("a-2", **DATED), 1),
        (model("a-1", **DATED, replaced_by='["a-2"]', dead_end="true") + model("a-2", **DATED), 0),
        (model("a-1", **DATED, replaced_by='["a-2"]', dead_end="true") + model("a-2"), 1),
        (model("a-1", dead_end="true"), 1),
        (model("a-1", **DATED), 0),
        (
            model("a-1", **DATED, replaced_by='["a-2"]')
            + model("a-2", **DATED, replaced_by='["a-3"]')
            + model("a-3", retires="2027-01-01", sources='["page"]'),
            0,
        ),
        (model("a-1", **DATED, replaced_by='[{ id = "b-1", external = true }]'), 0),
    ],
)
def test_dead_ends(tmp_path: Path, models: str, problems: int) -> None:
    found = dead_ends(small(tmp_path, models))
    assert len(found) == problems
    assert all("[[model]] a-1: " in line for line in found)


@pytest.mark.parametrize(
    ("models", "found"),
    [
        (model("a-1.5") + model("a-1-5"), [("acme", "a-1-5", "a-1.5")]),
        (model("a-1") + model("eu.a-1"), [("acme", "a-1", "eu.a-1")]),
        (model("a-1") + model("a-15"), []),
    ],
)
def test_twins(tmp_path: Path, models: str, found: list[tuple[str, str, str]]) -> None:
    assert twins(compiled(tmp_path, models, '[ids]\nregions = ["eu."]\n')) == found


def test_a_lock_that_lags(locked: Path) -> None:
    rules = small(locked, model("a-1", **DATED) + model("a-2") + model("a-5", **DATED), known='"a-3", "a-6"')
    assert catalog_lock.violations(rules) == []
    assert catalog_lock.stale(rules) == ["IDS.txt", "DATES.txt", "KNOWN.txt"]
