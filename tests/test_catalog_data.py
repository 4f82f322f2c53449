"""The facts that ship: traps that other catalogs fall into."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from aidep.catalog import load_catalog, rules_folder
from aidep.catalog.index import Catalog
from aidep.catalog.load import read
from aidep.model.lifecycle import Kind, Record, Status

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def found(catalog: Catalog, platform: str, model: str, version: str | None = None) -> Record:
    record = catalog.find(platform, model, version)
    assert record is not None
    return record


def test_rules_are_sound() -> None:
    rules, problems = read([rules_folder()])
    assert problems == []
    assert rules.overrides == []


@pytest.mark.parametrize(
    ("platform", "model", "version", "status", "retires"),
    [
        # One id, different days on different platforms.
        ("openai", "o3", None, Status.RETIRING, "2026-12-11"),
        ("azure", "o3", None, Status.RETIRED, "2026-11-19"),
        ("openai", "o1", None, Status.RETIRED, "2026-10-23"),
        ("openai", "gpt-4o-2024-05-13", None, Status.RETIRED, "2026-10-23"),
        ("azure", "gpt-4o", "2024-05-13", Status.RETIRING, "2026-12-09"),
        ("azure", "gpt-4o", "2024-08-06", Status.RETIRING, "2027-04-14"),
        ("azure", "gpt-4.1-nano", "2025-04-14", Status.RETIRING, "2027-04-14"),
        ("openai", "gpt-4.1-nano", None, Status.RETIRED, "2026-10-23"),
        ("openai", "gpt-5.2-codex", None, Status.RETIRED, "2026-07-23"),
        ("azure", "gpt-5.2-codex", None, Status.RETIRING, "2027-07-13"),
        ("openai", "text-embedding-ada-002", None, Status.ACTIVE, None),
        ("azure", "text-embedding-ada-002", "2", Status.RETIRING, "2028-02-09"),
        ("gemini", "text-embedding-004", None, Status.RETIRED, "2026-01-14"),
        ("vertex", "text-embedding-004", None, Status.RETIRING, "2027-04-01"),
        ("gemini", "gemini-2.5-flash-lite", None, Status.ACTIVE, None),
        ("vertex", "gemini-2.5-flash-lite", None, Status.RETIRED, "2026-10-20"),
        ("vertex", "gemini-2.5-pro", None, Status.RETIRED, "2026-10-20"),
        ("vertex", "gemini-3.5-flash", None, Status.ACTIVE, None),
        ("anthropic", "claude-sonnet-4-20250514", None, Status.RETIRED, "2026-06-15"),
        ("bedrock", "anthropic.claude-sonnet-4-20250514-v1:0", None, Status.RETIRED, "2026-10-14"),
        ("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", None, Status.RETIRING, "2027-04-08"),
        ("anthropic", "claude-sonnet-4-5", None, Status.RETIRING, "2026-11-30"),
        # AWS GovCloud keeps some models longer.
        ("bedrock", "anthropic.claude-3-5-sonnet-20240620-v1:0", None, Status.RETIRED, "2026-03-01"),
        ("bedrock", "us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0", None, Status.RETIRED, "2026-07-30"),
        # Postponed dates that stale tools still carry.
        ("openai", "gpt-4-1106-preview", None, Status.RETIRED, "2026-10-23"),
        ("gemini", "gemini-2.0-flash", None, Status.RETIRED, "2026-06-01"),
        ("gemini", "gemini-1.5-pro", None, Status.RETIRED, "2025-09-29"),
        # Sources that disagree, settled.
        ("openai", "gpt-4o-mini-realtime-preview-2024-12-17", None, Status.RETIRED, "2026-05-07"),
        ("anthropic", "claude-mythos-preview", None, Status.DEPRECATED, None),
        ("azure", "sora-2", "2025-10-06", Status.RETIRED, "2026-07-15"),
        ("azure", "sora-2", "2025-12-08", Status.RETIRED, "2026-11-02"),
        # Deprecated is not retired.
        ("cohere", "command-r", None, Status.DEPRECATED, None),
        # Gone, on a day that nobody stated.
        ("gemini", "gemini-exp-1206", None, Status.RETIRED, None),
        ("openai", "sora-2", None, Status.RETIRED, "2026-09-24"),
        ("openai", "sora-2-pro-2025-10-06", None, Status.RETIRED, "2026-09-24"),
    ],
)
def test_status(
    catalog: Catalog, platform: str, model: str, version: str | None, status: Status, retires: str | None
) -> None:
    record = found(catalog, platform, model, version)
    assert record.status(TODAY) is status
    assert (str(record.retires) if record.retires else None) == retires


@pytest.mark.parametrize(
    ("platform", "model", "bound"),
    [
        ("anthropic", "claude-haiku-4-5", "2026-10-15"),
        ("anthropic", "claude-opus-4-5-20251101", "2026-11-24"),
        ("azure", "claude-haiku-4-5", "2026-11-15"),
        ("vertex", "gemini-3.5-flash", "2027-05-19"),
        ("gemini", "gemini-embedding-001", "2028-05-14"),
    ],
)
def test_not_before_is_no_retirement(catalog: Catalog, platform: str, model: str, bound: str) -> None:
    record = found(catalog, platform, model)
    assert (str(record.retires_not_before), record.retires) == (bound, None)
    assert record.status(TODAY) is Status.ACTIVE
    assert record.status(date(2029, 1, 1)) is Status.ACTIVE


@pytest.mark.parametrize(
    ("model", "on", "target"),
    [
        ("gemini-3.5-flash", "2026-10-08", "gemini-3.6-flash"),
        ("gemini-3.7-flash", "2026-10-08", "gemini-3.8-flash"),
        ("gemini-2.5-pro", "2026-12-01", "gemini-3.8-flash"),
        ("gemini-2.5-flash", "2026-12-01", "gemini-3.5-flash-lite"),
    ],
)
def test_rerouted_on_the_gemini_api(catalog: Catalog, model: str, on: str, target: str) -> None:
    record = found(catalog, "gemini", model)
    assert (str(record.retires), record.rerouted_to) == (on, target)
    assert record.status(date.fromisoformat(on)) is Status.REROUTED
    assert record.status(date(2026, 10, 7)) is Status.RETIRING


@pytest.mark.parametrize(
    ("platform", "model", "replacements"),
    [
        ("openai", "text-davinci-003", ("gpt-5.6-terra",)),  # by way of gpt-3.5-turbo-instruct
        ("openai", "gpt-4-32k", ("gpt-6-luna", "gpt-4o")),  # gpt-4o has a date itself
        ("openai", "sora-2", ()),
        ("groq", "llama-3.3-70b-versatile", ("openai/gpt-oss-120b", "qwen/qwen3.8-27b")),
        ("openai", "codex-mini-latest", ()),  # the one that was named is unknown
        ("perplexity", "sonar-reasoning", ()),
        # The platform names one for the snapshot only, or for the alias only.
        ("openai", "gpt-3.5-turbo-16k", ("gpt-5.6-terra",)),
        ("openai", "o1-mini-2024-09-12", ("gpt-5.6-terra",)),
        ("voyage", "voyage-2", ("voyage-4",)),
        ("voyage", "voyage-large-2-instruct", ("voyage-4",)),
        ("openai", "gpt-4o-mini-tts", ("gpt-realtime-2.1-mini",)),
    ],
)
def test_replacements_are_alive(catalog: Catalog, platform: str, model: str, replacements: tuple[str, ...]) -> None:
    assert catalog.replacements(found(catalog, platform, model), TODAY) == replacements


def test_azure_id_without_version_lives_as_long_as_its_last_version(catalog: Catalog) -> None:
    record = found(catalog, "azure", "gpt-4o")
    assert (record.kind, record.version, str(record.retires)) == (Kind.FAMILY, None, "2027-04-14")
    assert "2024-05-13 2026-12-09" in record.notes
    assert found(catalog, "azure", "gpt-4o", "1999-01-01") == record
    assert record not in list(catalog.records("azure"))


def test_alias_that_lives_takes_no_advice_from_its_dead_snapshot(catalog: Catalog) -> None:
    for record in catalog.records():
        if record.status(TODAY) is Status.ACTIVE and not record.replaced_by:
            assert catalog.replacements(record, TODAY) == (), record


def test_replacements_do_the_same_task(catalog: Catalog) -> None:
    """But for text to speech of OpenAI, whose guide names a realtime model."""
    for record in catalog.records():
        if record.kind is Kind.ENDPOINT:
            continue
        named = (catalog.find(record.platform, id_) for id_ in record.replaced_by)
        others = {r.id for r in named if r is not None and record.task and r.task and r.task != record.task}
        assert others <= {"gpt-realtime-2.1-mini"}, record


def test_embeddings_and_rerankers_are_told_apart(catalog: Catalog) -> None:
    for record in catalog.records("voyage"):
        assert record.task == ("rerank" if record.id.startswith("rerank") else "embedding"), record


@pytest.mark.parametrize(
    ("platform", "model", "listed"),
    [
        ("openai", "gpt-4o", True),
        ("openai", "GPT-4o", True),
        ("openai", "claude-opus-4-8", False),
        ("anthropic", "gpt-4o", False),
        ("gemini", "models/gemini-2.5-pro", True),
        ("bedrock", "us.anthropic.claude-3-haiku-20240307-v1:0", True),
        ("groq", "gpt-4o", False),
        ("huggingface", "anything/at-all", True),
        ("ollama", "llama3", True),
        ("self-hosted", "gpt-4o", True),
        ("replicate", "owner/name", True),
        ("no such platform", "gpt-4o", True),
    ],
)
def test_lists(catalog: Catalog, platform: str, model: str, listed: bool) -> None:
    assert catalog.lists(platform, model) is listed


def test_pages_come_before_packages(catalog: Catalog) -> None:
    for record in catalog.records():
        pages = [source.url.startswith("https://") for source in record.sources]
        assert pages == sorted(pages, reverse=True), record
    assert found(catalog, "openai", "gpt-4-turbo").sources[0].url.startswith("https://developers.openai.com/")


def test_aliases_point_to_snapshots(catalog: Catalog) -> None:
    record = found(catalog, "openai", "gpt-4o")
    assert (record.kind, record.target(TODAY)) == (Kind.ALIAS, "gpt-4o-2024-08-06")


def test_labels_of_feeds_are_no_ids(catalog: Catalog) -> None:
    for label in ("gpt-4o-audio", "gpt-4o-realtime", "gpt-4-completions", "gpt-5.1-mini"):
        assert catalog.find("openai", label) is None


@pytest.mark.parametrize(
    ("platform", "endpoint", "status"),
    [
        ("openai", "videos", Status.RETIRED),
        ("openai", "assistants", Status.RETIRED),
        ("openai", "completions", Status.LEGACY),
        ("openai", "audio-translations", Status.RETIRING),
        ("openai", "prompts", Status.RETIRING),
        ("anthropic", "text-completions", Status.RETIRED),
        ("gemini", "images-generate", Status.RETIRED),
        ("cohere", "generate", Status.DEPRECATED),
    ],
)
def test_endpoints(catalog: Catalog, platform: str, endpoint: str, status: Status) -> None:
    record = catalog.endpoint(platform, endpoint)
    assert record is not None
    assert record.kind is Kind.ENDPOINT
    assert record.status(TODAY) is status
    assert record.name != record.id


def test_what_is_listed_on_a_platform_that_is_gone_is_gone(catalog: Catalog) -> None:
    record = catalog.find("github", "openai/gpt-4o")
    endpoint = catalog.endpoint("github", "inference")
    assert record is not None
    assert endpoint is not None
    assert (record.status(TODAY), record.retires, record.listed) == (Status.RETIRED, endpoint.retires, False)
    assert set(endpoint.sources) < set(record.sources)
    assert endpoint.retires is not None
    assert record.status(endpoint.retires - timedelta(days=1)) is Status.RETIRING


def test_every_date_has_a_source_that_was_read(catalog: Catalog) -> None:
    for record in catalog.records():
        if record.retires or record.retires_not_before or record.announced or record.deprecated or record.gone:
            assert record.sources, record
        for source in record.sources:
            assert source.url.startswith("https://") or source.url.endswith(("(PyPI package)", "(npm package)"))
            assert source.checked <= catalog.checked


def test_homes_come_first(catalog: Catalog) -> None:
    assert catalog.platforms_of("gpt-4o") == ("openai", "azure")
    assert catalog.platforms_of("gemini-2.5-pro")[0] == "gemini"
    assert catalog.platforms_of("claude-opus-5")[0] == "anthropic"


def test_no_id_is_ever_deleted(catalog: Catalog) -> None:
    """A record that was wrong is withdrawn (``withdrawn = "reason"``). New ids: add them to the list."""
    lines = (Path(__file__).parent / "catalog_ids.txt").read_text(encoding="utf-8").splitlines()
    known = {" ".join(filter(None, (r.platform, r.id, r.version))) for r in catalog.records()}
    assert sorted(set(lines) - known) == []
    assert sorted(known - set(lines)) == []
