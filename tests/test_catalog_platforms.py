"""Facts about platforms: where they answer, how much notice they gave, whose models can be run at home."""

from __future__ import annotations

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def test_base_urls_and_regional_hosts_lead_back_to_the_platform(catalog: Catalog) -> None:
    for platform in catalog.platforms.values():
        regional = [f"https://{host}/" for hosts in platform.regions.values() for host in hosts]
        for url in (*platform.openai_compatible, *regional):
            assert catalog.host(url) == platform.id, url


@pytest.mark.parametrize(
    ("platform", "median", "shortest", "fewest"),
    [("groq", 20, 7, 28), ("mistral", 70, 0, 41), ("novita", 13, 2, 39), ("voyage", 685, 549, 7)],
)
def test_notice_is_measured_over_the_records(
    catalog: Catalog, platform: str, median: int, shortest: int, fewest: int
) -> None:
    measured = catalog.platforms[platform].measured
    assert measured is not None
    assert (measured.median_days, measured.shortest_days) == (median, shortest)
    assert measured.count >= fewest


def test_a_few_retirements_are_no_measure(catalog: Catalog) -> None:
    assert catalog.platforms["sambanova"].measured is None


def test_notice_that_is_promised_has_a_source(catalog: Catalog) -> None:
    for platform in catalog.platforms.values():
        assert (platform.notice_days is None) == (platform.notice_source is None)


@pytest.mark.parametrize(
    ("platform", "model", "lent"),
    [
        ("perplexity", "mistral-7b-instruct", True),
        ("perplexity", "pplx-7b-chat", False),
        ("scaleway", "Llama-3.1-8B-Instruct", True),
        ("cerebras", "qwen-3-235b-a22b-instruct-2507", True),
        ("together", "mistralai/Mixtral-8x7B-Instruct-v0.1", True),
        ("together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", False),
        ("nvidia", "nvidia/llama-3.1-nemotron-70b-instruct", False),
        ("groq", "llama3-8b-8192", False),
        ("groq", "llama-3.1-8b-instant", False),
        ("mistral", "open-mistral-7b", False),
        ("huggingface", "mistralai/Mixtral-8x7B-Instruct-v0.1", False),
        ("nobody", "mistral-7b-instruct", False),
    ],
)
def test_weights_under_the_name_of_their_maker_are_no_evidence_of_a_host(
    catalog: Catalog, platform: str, model: str, lent: bool
) -> None:
    assert catalog.is_lent(model, platform) is lent
