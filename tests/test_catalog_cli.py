"""``aidep catalog status`` and ``validate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aidep.catalog import load_catalog
from aidep.cli.catalog_status import count, is_stated
from aidep.cli.main import main

PLATFORM = 'id = "acme"\nname = "Acme"\nprovider = "acme"\nowner = "Acme Inc."\n'
SOURCE = '[source.page]\nurl = "https://acme.example/retirements"\nchecked = 2026-01-02\n'
GOOD = '[[model]]\nid = "a-1"\nkind = "snapshot"\nretires = 2027-01-01\nsources = ["page"]\n'


def own_rules(root: Path, models: str, platform: str = PLATFORM) -> str:
    for folder, text in (("platforms", platform), ("models", SOURCE + models)):
        (root / "own" / folder).mkdir(parents=True)
        (root / "own" / folder / "acme.toml").write_text(text, encoding="utf-8")
    return str(root / "own")


def test_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "status", "--as-of", "2026-11-25"]) == 0
    head, stated, sources, age, _, table, *rows = capsys.readouterr().out.splitlines()
    assert " records of " in head
    assert stated.startswith("a source states ")
    assert " official" in sources
    assert age.startswith("newest source read on 2026-")
    assert table.split() == ["platform", "records", "dated", "retiring", "listed", "read"]
    assert any(row.startswith("openai ") for row in rows)


def test_status_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = own_rules(tmp_path, GOOD)
    arguments = ["catalog", "status", "--rules", rules, "--as-of", "2026-11-25", "--output-format", "json"]
    assert main(arguments) == 0
    document = json.loads(capsys.readouterr().out)
    [acme] = [row for row in document["platforms"] if row["platform"] == "acme"]
    assert acme == {
        "platform": "acme",
        "records": 1,
        "dated": 1,
        "stated": 1,
        "endpoints": 0,
        "retiring": 1,
        "listed_ids": 0,
        "confidence": {"official": 1},
        "oldest_source": "2026-01-02",
        "newest_source": "2026-01-02",
    }


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2026-06-30", []),  # 179 days after the page was read
        ("2026-07-01", ["ahead", "promised"]),
        ("2027-01-01", ["lately", "promised"]),  # what has passed stays true
    ],
)
def test_status_lists_what_is_to_be_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], as_of: str, found: list[str]
) -> None:
    head = '[[model]]\nid = "{}"\nkind = "snapshot"\n'
    ends = {"ahead": "retires = 2027-01-01\n", "promised": "retires_not_before = 2027-06-01\n", "open": ""}
    models = "".join(head.format(id_) + end + 'sources = ["page"]\n' for id_, end in ends.items())
    # Read lately, on another page.
    models += '[source.other]\nurl = "https://acme.example/other"\nchecked = 2026-06-01\n'
    models += head.format("lately") + 'retires = 2027-06-01\nsources = ["page", "other"]\n'
    arguments = ["catalog", "status", "--rules", own_rules(tmp_path, models), "--as-of", as_of]
    assert main([*arguments, "--output-format", "json"]) == 0
    due = json.loads(capsys.readouterr().out)["due"]
    assert sorted(row["model"] for row in due if row["platform"] == "acme") == found
    assert main(arguments) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "ends lie ahead" in line]
    assert bool(told and f"acme {len(found)}" in told[0]) == bool(found)


def test_status_lists_what_sources_disagree_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = '[source.feed]\npackage = "feed"\nversion = "1.0"\nchecked = 2026-01-03\n'
    claims = (
        'disputed = [{ source = "feed", retires = 2027-02-02 }, { source = "feed", retires_not_before = 2026-12-01 }]\n'
    )
    arguments = ["catalog", "status", "--rules", own_rules(tmp_path, feed + GOOD + claims), "--as-of", "2026-11-25"]
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("  acme  a-1")
    assert [line.split() for line in lines[at + 1 : at + 4]] == [
        ["2027-01-01", "https://acme.example/retirements", "(read", "2026-01-02)"],
        ["2027-02-02", "feed==1.0", "(PyPI", "package)", "(read", "2026-01-03)"],
        ["not", "before", "2026-12-01", "feed==1.0", "(PyPI", "package)", "(read", "2026-01-03)"],
    ]
    assert main([*arguments, "--output-format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    [conflict] = [row for row in document["conflicts"] if row["platform"] == "acme"]
    source = {"url": "feed==1.0 (PyPI package)", "checked": "2026-01-03"}
    assert (conflict["id"], conflict["retires"]) == ("a-1", "2027-01-01")
    assert conflict["disputed"] == [
        {"retires": "2027-02-02", "retires_not_before": None, "source": source},
        {"retires": None, "retires_not_before": "2026-12-01", "source": source},
    ]


def test_status_tells_what_was_not_read_for_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "status", "--rules", own_rules(tmp_path, GOOD), "--as-of", "2026-11-25"]) == 0
    assert "not read for 180 days: " in capsys.readouterr().out


def test_validate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "validate"]) == 0
    assert ": sound: " in capsys.readouterr().out
    assert main(["catalog", "validate", own_rules(tmp_path, GOOD)]) == 0
    assert capsys.readouterr().out.endswith(" platforms\n")


def test_validate_lists_every_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = GOOD + GOOD.replace("a-1", "a-2").replace('["page"]', '["pag"]') + GOOD
    assert main(["catalog", "validate", own_rules(tmp_path, wrong)]) == 2
    out, err = capsys.readouterr()
    assert [line.rpartition(": ")[2] for line in out.splitlines()] == [
        "add [source.pag]",
        "a second record for this id on acme",
    ]
    assert all("acme.toml: [[model]] a-" in line for line in out.splitlines())
    assert err.startswith("aidep: error: 2 problems in ")


def test_dead_ends_are_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = GOOD.replace("2027", "2020")
    first = gone.replace("sources", 'replaced_by = ["a-2"]\nsources')
    assert main(["catalog", "validate", own_rules(tmp_path, first + gone.replace("a-1", "a-2"))]) == 2
    assert "every replacement has gone" in capsys.readouterr().out


def test_what_replaces_our_records_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = own_rules(tmp_path, GOOD)
    (tmp_path / "own" / "models" / "openai.toml").write_text(SOURCE + GOOD.replace("a-1", "gpt-4o"))
    assert main(["catalog", "validate", rules]) == 0
    assert "[[model]] gpt-4o: replaces the record of" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["catalog"], ["catalog", "vallidate"], ["catalog", "validate", "/no/such"]])
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_as_many_records_as_promised_say_something() -> None:
    """Days or statuses that a named source states: 2,000 over 40 platforms, and 6,000 known ids."""
    catalog = load_catalog()
    stated = [record for record in catalog.records() if is_stated(record)]
    assert len(stated) >= 2000
    assert len({record.platform for record in stated}) >= 40
    assert len({(record.platform, record.id.lower()) for record in catalog.records(listed=True)}) >= 6000
    # What a platform that is gone as a whole listed has ended with it, and counts too.
    told = [record for record in catalog.records(listed=True) if not record.listed and is_stated(record)]
    assert sum(counts.stated for counts in count(catalog, catalog.checked)) == len(told) >= len(stated)


def test_what_counts_as_stated(tmp_path: Path) -> None:
    page = 'sources = ["page"]\n'
    cases = {
        "": False,
        page: True,
        page + 'confidence = "sdk"': True,
        page + 'confidence = "aggregator"': False,
        page + 'confidence = "aggregator"\ndeprecated = true': True,
        page + 'confidence = "aggregator"\nreleased = 2026-01-01': True,
    }
    models = (f'[[model]]\nid = "a-{n}"\nkind = "snapshot"\n{keys}\n' for n, keys in enumerate(cases))
    catalog = load_catalog([Path(own_rules(tmp_path, "".join(models)))])
    assert [is_stated(record) for record in catalog.records("acme")] == list(cases.values())
