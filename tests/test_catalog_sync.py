"""``aidep catalog sync``: what feeds say becomes a reviewed change; what lies is refused as a whole."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from aidep.catalog import rules_folder
from aidep.catalog.load import read
from aidep.catalog.sync.claims import Claims
from aidep.catalog.sync.feeds import Feed, load_feed, names
from aidep.catalog.sync.run import Synced, sync, write
from aidep.catalog.sync.sources import Material, from_file, from_url
from aidep.cli.main import main
from aidep.errors import UsageError

DAY = date(2026, 11, 23)
PLATFORM = 'id = "{0}"\nname = "{0}"\nprovider = "{0}"\nowner = "{0} Inc."\n'
MODELS = """# Written by people: stays as it is.
[source.page]
url = "https://acme.example/retirements"
checked = 2026-11-01

[[model]]
id = "official"   # this comment too
kind = "snapshot"
retires = 2027-01-01
sources = ["page"]

[[model]]
id = "bound"
kind = "snapshot"
retires_not_before = 2027-02-02
sources = ["page"]

[[model]]
id = "weak"
kind = "snapshot"
retires = 2027-03-03
sources = ["page"]
confidence = "single-rival"
notes = "From a rival."

[[model]]
id = "blank"
kind = "snapshot"
"""
FEED = Feed("litellm", "litellm", "aggregator", "https://feed.example/map.json", platforms={"acme": "acme"})


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    root = tmp_path / "rules"
    for name, text in {"platforms/acme": PLATFORM.format("acme"), "models/acme": MODELS}.items():
        file = root / f"{name}.toml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return root


def entry(retires: str | None = None, **more: str) -> dict[str, str]:
    return {"litellm_provider": "acme", "mode": "chat", **({"deprecation_date": retires} if retires else {}), **more}


def taken(rules: Path, feed: Feed = FEED, **entries: dict[str, str]) -> Synced:
    data = json.dumps({f"acme/{id_.replace('__', '-')}": value for id_, value in entries.items()}).encode()
    return sync(feed, Material(data, DAY, url=feed.url), rules)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_new_ids_and_records(rules: Path) -> None:
    synced = taken(rules, new__1=entry(), new__2=entry("2027-05-05"))
    assert [c.id for c in synced.proposal.known] == ["new-1"]
    write(synced)
    loaded, problems = read([rules])
    assert problems == []
    assert loaded.known["acme", "new-1"].source.text == FEED.url
    record = loaded.models["acme", "new-2", None]
    assert (str(record.entry.retires), record.entry.kind, record.entry.confidence) == (
        "2027-05-05",
        "unstated",
        "aggregator",
    )
    assert record.sources["litellm"].checked == DAY


def test_the_second_time_there_is_nothing_to_do(rules: Path) -> None:
    entries = {"new__1": entry(), "new__2": entry("2027-05-05"), "blank": entry("2027-06-06")}
    write(taken(rules, **entries))
    again = taken(rules, **entries)
    assert (again.proposal.is_empty, again.diff, again.proposal.conflicts) == (True, "", [])


def test_a_better_source_stands(rules: Path) -> None:
    synced = taken(rules, official=entry("2026-01-01"))
    assert synced.proposal.conflicts == [
        "acme official: litellm says retires 2026-01-01; on record, official: retires 2027-01-01"
    ]
    assert synced.diff == ""


def test_a_conflict_that_the_record_tells_of_is_settled(rules: Path) -> None:
    file = rules / "models" / "acme.toml"
    text = file.read_text(encoding="utf-8")
    told = 'disputed = [{ source = "page", retires = 2026-01-01 }]'
    file.write_text(text.replace('sources = ["page"]', f'sources = ["page"]\n{told}'), encoding="utf-8")
    synced = taken(rules, official=entry("2026-01-01"))
    assert (synced.proposal.conflicts, synced.proposal.settled, synced.diff) == ([], 1, "")
    assert len(taken(rules, official=entry("2026-01-02")).proposal.conflicts) == 1


def test_a_worse_source_gives_way(rules: Path) -> None:
    synced = taken(rules, weak=entry("2027-04-04"), blank=entry("2027-05-05"))
    assert [str(change) for change in synced.proposal.changes] == [
        "acme blank: retires nothing -> 2027-05-05",
        "acme weak: retires 2027-03-03 -> 2027-04-04",
    ]
    write(synced)
    loaded, problems = read([rules])
    assert problems == []
    weak = loaded.models["acme", "weak", None].entry
    assert (str(weak.retires), weak.confidence, weak.sources) == ("2027-04-04", "aggregator", ["litellm"])
    assert weak.notes == "From a rival."
    text = (rules / "models" / "acme.toml").read_text()
    assert text.startswith("# Written by people: stays as it is.\n")
    assert 'id = "official"   # this comment too\n' in text


def test_a_day_ahead_does_not_move_to_before_somebody_read_of_it(rules: Path) -> None:
    """Not even where the feed is the better source: it lies, or somebody has to look."""
    synced = taken(rules, weak=entry("2020-01-01"))
    assert synced.proposal.conflicts == [
        "acme weak: litellm says it ended on 2020-01-01; on 2026-11-01 a source had it until 2027-03-03"
    ]
    assert synced.diff == ""
    assert taken(rules, weak=entry("2026-11-02")).proposal.changes  # ended since


def test_a_promise_is_no_date(rules: Path) -> None:
    agreeing = taken(rules, bound=entry("2027-02-02"))
    assert (agreeing.proposal.agreeing, agreeing.diff) == (1, "")
    other = taken(rules, bound=entry("2028-02-02"))
    assert other.diff == ""
    assert "on record is not sooner than 2027-02-02" in other.proposal.conflicts[0]


def test_platforms_whose_dates_are_promises_in_the_feed(rules: Path) -> None:
    feed = Feed("litellm", "litellm", "aggregator", FEED.url, platforms={"acme": "acme"}, bounds=["acme"])
    [claim] = taken(rules, feed, new__1=entry("2027-05-05")).proposal.records
    assert (claim.retires, str(claim.retires_not_before)) == (None, "2027-05-05")


HOSTILE = {
    "escape": {"acme/a\x1b[31mb": entry()},
    "newline": {"acme/a\nb": entry()},
    "long": {"acme/" + "x" * 10_000_000: entry()},
    "no date": {"acme/a": entry("soon")},
    "impossible date": {"acme/a": entry("2027-02-30")},
    "ancient date": {"acme/a": entry("1970-01-01")},
    "far date": {"acme/a": entry("9999-12-31")},
    "entry": {"acme/a": ["no object"]},
    "list": ["no map"],
    "number": 7,
    "nothing of ours": {"other/a": {"litellm_provider": "other"}},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_feed_that_lies_is_refused_as_a_whole(rules: Path, name: str) -> None:
    feed = HOSTILE[name]
    if isinstance(feed, dict):
        feed = {**feed, "acme/honest": entry()} if "nothing" not in name else feed
    before = snapshot(rules)
    with pytest.raises(UsageError) as error:
        sync(FEED, Material(json.dumps(feed).encode(), DAY, url=FEED.url), rules)
    assert len(str(error.value)) < 300
    assert str(error.value).isprintable()
    assert snapshot(rules) == before


@pytest.mark.parametrize("data", [b"", b"<html>", b"\xff\xfe\x00", b"[" * 200_000, b'{"a": 1' + b"0" * 5_000 + b"}"])
def test_what_is_not_json(rules: Path, data: bytes) -> None:
    with pytest.raises(UsageError, match=r"^litellm: "):
        sync(FEED, Material(data, DAY, url=FEED.url), rules)


def test_announced_after_its_end() -> None:
    from aidep.catalog.sync.claims import Claim

    with pytest.raises(UsageError, match="announced 2027-02-02, after its end on 2027-01-01"):
        Claims("feed").add(Claim("acme", "a", announced=date(2027, 2, 2), retires=date(2027, 1, 1)))


@pytest.mark.parametrize("name", names(rules_folder()))
def test_feeds_speak_of_platforms_that_there_are(name: str) -> None:
    feed = load_feed(rules_folder(), name)
    platforms = {file.stem for file in (rules_folder() / "platforms").glob("*.toml")}
    assert {*feed.platforms.values(), *feed.prefixes, *feed.bare, *feed.bounds} - {""} <= platforms
    assert feed.confidence in ("official", "sdk", "aggregator", "single-rival")


def wheel(folder: Path, name: str, files: dict[str, str]) -> Path:
    file = folder / name
    with zipfile.ZipFile(file, "w") as target:
        for path, text in files.items():
            target.writestr(path, text)
    return file


ANTHROPIC = 'raise SystemExit("never run")\nDEPRECATED_MODELS: Dict[str, str] = {"claude-x-1": "January 22nd, 2027"}\n'
OPENAI = '''raise SystemExit("never run")
ChatModel: TypeAlias = Union[str, Literal["gpt-x-1", "gpt-x-2", "gpt-x-3"]]
"""Deprecated values:

- "gpt-x-1",
  "gpt-x-2": Announced shutdown
  date: 2027-04-01. See elsewhere.
- "gpt-x-3": Not a supported model ID. Retained for compatibility.
"""
'''


@pytest.mark.parametrize(
    ("source", "name", "files", "found"),
    [
        (
            "anthropic-sdk",
            "anthropic-9.0-py3-none-any.whl",
            {"anthropic/_data/deprecated_models.py": ANTHROPIC},
            {("anthropic", "claude-x-1"): "2027-01-22"},
        ),
        (
            "openai-sdk",
            "openai-9.0-py3-none-any.whl",
            {"openai/types/shared/chat_model.py": OPENAI},
            {("openai", "gpt-x-1"): "2027-04-01", ("openai", "gpt-x-2"): "2027-04-01"},
        ),
    ],
)
def test_tables_of_vendors_are_parsed_not_run(
    source: str, name: str, files: dict[str, str], found: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    feed = load_feed(rules_folder(), source)
    material = from_file(feed, wheel(tmp_path, name, files), DAY)
    assert (material.package, material.version) == (feed.package, "9.0")
    synced = sync(feed, material, rules_folder())
    assert {key: str(claim.retires) for key, claim in synced.claims.found.items()} == found
    assert 'version = "9.0"' in synced.diff


FORMATS = {
    "models.dev": ({"groq": {"models": {"x-1": {}, "x-2": {"status": "deprecated"}}}}, "groq", {"x-1": "", "x-2": ""}),
    "openrouter": (
        {"data": [{"id": "a/x-1", "expiration_date": None}, {"id": "a/x-2", "expiration_date": "2027-01-02"}]},
        "openrouter",
        {"a/x-1": "", "a/x-2": "2027-01-02"},
    ),
    "deprecations.info": (
        [{"provider": "Groq", "model_id": "x-1", "announcement_date": "2026-01-01", "shutdown_date": "2027-01-02"}],
        "groq",
        {"x-1": "2027-01-02"},
    ),
    "modeldeprecations.dev": (
        {"models": [{"provider": "groq", "model": "x-1", "aliases": ["x-2"], "shutdown_on": "2027-01-02"}]},
        "groq",
        {"x-1": "2027-01-02", "x-2": "2027-01-02"},
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str) -> None:
    data, platform, found = FORMATS[name]
    feed = load_feed(rules_folder(), name)
    claims = sync(feed, Material(json.dumps(data).encode(), DAY, url=feed.url), rules_folder()).claims
    assert {key: str(claim.retires or "") for key, claim in claims.found.items()} == {
        (platform, id_): day for id_, day in found.items()
    }


def test_called_active_and_shut_down() -> None:
    feed = load_feed(rules_folder(), "modeldeprecations.dev")
    data = {"models": [{"provider": "groq", "model": "x", "status": "active", "shutdown_on": "2020-01-01"}]}
    with pytest.raises(UsageError, match="called active, and shut down on 2020-01-01"):
        sync(feed, Material(json.dumps(data).encode(), DAY, url=feed.url), rules_folder())


def test_command(rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # The feeds that ship speak of platforms that ship: a copy of them is enough.
    (rules / "platforms" / "acme.toml").rename(rules / "platforms" / "groq.toml")
    (rules / "platforms" / "groq.toml").write_text(PLATFORM.format("groq"))
    (rules / "models" / "acme.toml").rename(rules / "models" / "groq.toml")
    feed = tmp_path / "models.json"
    feed.write_text(json.dumps({"groq": {"models": {"x-1": {}}}}))
    arguments = ["catalog", "sync", "--source", "models.dev", "--file", str(feed), "--rules", str(rules)]
    before = snapshot(rules)
    assert main([*arguments, "--checked", "2026-11-23"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("--- /dev/null\n+++ b/rules/known/groq.toml\n")
    assert '+url = "https://models.dev/api.json"\n+checked = 2026-11-23\n' in out
    assert "1 new ids" in err
    assert "nothing was written" in err
    assert snapshot(rules) == before
    assert main([*arguments, "--write"]) == 0
    assert "x-1" in (rules / "known" / "groq.toml").read_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--source", "nonsense"], "no such feed: known are"),
        (["--source", "litellm", "--file", "/no/such/file"], "no such file"),
        (["--source", "models.dev", "--url", "http://plain.example"], "only https"),
        (["--source", "models.dev"], "give --file or --url"),
        (["--source", "anthropic-sdk", "--file", __file__], "is read from a wheel of anthropic"),
    ],
)
def test_usage(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "sync", *arguments]) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_wheels_that_are_none(tmp_path: Path) -> None:
    feed = load_feed(rules_folder(), "anthropic-sdk")
    file = tmp_path / "anthropic-1.0-py3-none-any.whl"
    file.write_bytes(b"PK no zip")
    with pytest.raises(UsageError, match="not a wheel"):
        from_file(feed, file, DAY)
    with pytest.raises(UsageError, match="not a wheel of anthropic"):
        from_file(feed, wheel(tmp_path, "openai-1.0-py3-none-any.whl", {}), DAY)
    with pytest.raises(UsageError, match="holds no"):
        from_file(feed, wheel(tmp_path, "anthropic-2.0-py3-none-any.whl", {"a.py": ""}), DAY)
    with pytest.raises(UsageError, match="is read from a wheel"):
        from_url(feed, "https://feed.example", DAY)
