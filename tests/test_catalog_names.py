"""What texts are taken for: ids in all the ways that code writes them, and things that are no ids."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog, Ident
from aidep.catalog.modelid import core

CLAUDE = "anthropic.claude-3-haiku-20240307-v1:0"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.mark.parametrize(
    ("text", "model", "platforms", "prefix"),
    [
        ("gpt-4o", "gpt-4o", ("openai", "azure"), None),
        ("GPT-4o", "gpt-4o", ("openai", "azure"), None),
        ("openai/gpt-4o", "gpt-4o", ("openai",), "openai"),
        ("openai:gpt-4o", "gpt-4o", ("openai",), "openai"),
        ("azure/gpt-4o", "gpt-4o", ("azure",), "azure"),
        ("litellm/anthropic/claude-3-opus-20240229", "claude-3-opus-20240229", ("anthropic",), "anthropic"),
        ("anthropic:claude-3-opus-20240229", "claude-3-opus-20240229", ("anthropic",), "anthropic"),
        ("gateway/anthropic:claude-3-opus-20240229", "claude-3-opus-20240229", ("anthropic",), "anthropic"),
        ("openrouter/openai/gpt-4o", "openai/gpt-4o", ("openrouter",), "openrouter"),
        ("thudm/glm-z1-9b-0414", "thudm/glm-z1-9b-0414", ("novita",), None),
        (CLAUDE, CLAUDE, ("bedrock",), None),
        *(
            (f"{region}.{CLAUDE}", CLAUDE, ("bedrock",), None)
            for region in ("us", "eu", "apac", "global", "us-gov", "jp", "au", "in", "ca")
        ),
        (f"bedrock/{CLAUDE}", CLAUDE, ("bedrock",), "bedrock"),
        (f"bedrock/converse/us.{CLAUDE}", CLAUDE, ("bedrock",), "bedrock"),
        (f"bedrock/us-east-1/{CLAUDE}", CLAUDE, ("bedrock",), "bedrock"),
        (f"bedrock_converse:eu.{CLAUDE}", CLAUDE, ("bedrock",), "bedrock"),
        (f"arn:aws:bedrock:us-east-1::foundation-model/{CLAUDE}", CLAUDE, ("bedrock",), None),
        (f"arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.{CLAUDE}", CLAUDE, ("bedrock",), None),
        (f"{CLAUDE}:48k", CLAUDE, ("bedrock",), None),
        ("anthropic.claude-v2:1", "anthropic.claude-v2:1", ("bedrock",), None),
        ("models/gemini-2.5-pro", "gemini-2.5-pro", ("gemini",), None),
        ("gemini/gemini-2.5-pro", "gemini-2.5-pro", ("gemini",), "gemini"),
        ("google-gla:gemini-2.5-pro", "gemini-2.5-pro", ("gemini",), "gemini"),
        ("vertex_ai/gemini-2.5-pro", "gemini-2.5-pro", ("vertex",), "vertex"),
        ("publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro", ("vertex",), None),
        ("projects/p/locations/l/publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro", ("vertex",), None),
        ("claude-3-5-sonnet@20240620", "claude-3-5-sonnet@20240620", ("vertex",), None),
        ("claude-opus-4-8@default", "claude-opus-4-8", ("vertex",), None),
        ("gemini-1.5-pro@002", "gemini-1.5-pro-002", ("vertex",), None),
        ("ft:gpt-3.5-turbo-0613:org::id", "ft:gpt-3.5-turbo-0613", ("openai",), None),
        ("ft:gpt-4o-2024-05-13:org:name:id", "gpt-4o-2024-05-13", ("openai",), None),
        ("davinci:ft-org-2023-01-01", "davinci", ("openai", "azure"), None),
        ("groq/llama3-8b-8192", "llama3-8b-8192", ("groq",), "groq"),
        ("openai/gpt-oss-120b", "openai/gpt-oss-120b", ("openai", "groq", "together"), None),
        ("together_ai/Qwen/QwQ-32B", "Qwen/QwQ-32B", ("together",), "together"),
        ("fireworks_ai/kimi-k2p6", "accounts/fireworks/models/kimi-k2p6", ("fireworks",), "fireworks"),
        ("groq:gpt-4o", "gpt-4o", ("openai", "azure"), "groq"),
    ],
)
def test_identify(catalog: Catalog, text: str, model: str, platforms: tuple[str, ...], prefix: str | None) -> None:
    assert catalog.identify(text) == Ident(model, platforms, prefix)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "o1",
        "base",
        "auto",
        "sonar",
        "voyage",
        "command",
        "embed",
        "default",
        "davinci",
        "llama3:8b",
        "ollama/not-listed",
        "gpt-4o is great",
        "gpt-4o\n",
        "https://api.openai.com/v1",
        "some/path/to/file.py",
        "openai/whisper-large-v3-turbo",
        "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc",
        "x" * 5000,
    ],
)
def test_no_ids(catalog: Catalog, text: str) -> None:
    assert catalog.identify(text) is None


def test_words_are_ids_where_the_platform_is_known(catalog: Catalog) -> None:
    assert catalog.identify("o1", "openai") == Ident("o1", ("openai", "azure"), None)
    assert catalog.identify("sonar", "perplexity") == Ident("sonar", ("perplexity",), None)
    assert catalog.identify("command", "cohere") == Ident("command", ("cohere",), None)


def test_known_platform_comes_first(catalog: Catalog) -> None:
    assert catalog.identify("gpt-4o", "azure") == Ident("gpt-4o", ("azure", "openai"), None)
    assert catalog.identify("gpt-4o", "groq") == Ident("gpt-4o", ("openai", "azure"), None)


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("claude-3.5-sonnet", "anthropic"),
        ("gpt-9-turbo", "openai"),
        ("us.anthropic.claude-opus-9-v1:0", "bedrock"),
        ("bedrock/converse/amazon.nova-9-v1:0", "bedrock"),
        ("models/gemini-9-pro", "gemini"),
        ("anthropic/claude-3.5-sonnet:beta", "anthropic"),
        ("fal-ai/flux/dev", "fal"),
        ("eleven_multilingual_v9", "elevenlabs"),
        ("claude-code", None),
        ("gpt-engineer", None),
        ("gpt-4.json", None),
        ("mistral-7b-instruct-v0.1.Q4_0.gguf", None),
        ("gpt-4 and others", None),
        ("hello", None),
    ],
)
def test_looks_like(catalog: Catalog, text: str, platform: str | None) -> None:
    assert catalog.looks_like(text) == platform


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://api.openai.com/v1", "openai"),
        ("api.openai.com", "openai"),
        ("https://API.GROQ.com:443/openai/v1?x=1", "groq"),
        ("https://mine.openai.azure.com/", "azure"),
        ("https://us-central1-aiplatform.googleapis.com/v1", "vertex"),
        ("https://generativelanguage.googleapis.com/v1beta/openai/", "gemini"),
        ("https://bedrock-runtime.eu-west-1.amazonaws.com", "bedrock"),
        ("https://s3.eu-west-1.amazonaws.com", None),
        ("https://aws-external-anthropic.us-east-1.api.aws", "anthropic"),
        ("https://aiplatform.eu.rep.googleapis.com/v1", "vertex"),
        ("http://localhost:11434/v1", "self-hosted"),
        ("http://192.168.1.20:8000", "self-hosted"),
        ("http://172.20.0.1", "self-hosted"),
        ("http://[::1]:8000", "self-hosted"),
        ("http://ollama.default.svc.cluster.local", "self-hosted"),
        ("https://example.com", None),
        ("/v1/videos", None),
        ("", None),
    ],
)
def test_host(catalog: Catalog, url: str, platform: str | None) -> None:
    assert catalog.host(url) == platform


@pytest.mark.parametrize(
    ("platform", "url", "endpoint"),
    [
        ("openai", "https://api.openai.com/v1/videos/abc/content", "videos"),
        ("openai", "/v1/threads/x/runs", "assistants"),
        ("openai", "/v1/engines/davinci/completions", "completions"),
        ("openai", "/v1/engines", "engines"),
        ("openai", "/v1/completions", "completions"),
        ("openai", "/v1/chat/completions", "chat-completions"),
        ("openai", "/v1/responses", None),
        ("anthropic", "https://api.anthropic.com/v1/complete", "text-completions"),
        ("anthropic", "/v1/messages", None),
    ],
)
def test_endpoint_at(catalog: Catalog, platform: str, url: str, endpoint: str | None) -> None:
    assert catalog.endpoint_at(platform, url) == endpoint


def test_suggest(catalog: Catalog) -> None:
    assert catalog.closest("gpt-4o-minii", "openai")[0] == "gpt-4o-mini"
    assert catalog.closest("claude-sonet-4-5", "anthropic")[0] == "claude-sonnet-4-5"
    assert catalog.closest("completely different", "openai") == ()


def test_prefix_words(catalog: Catalog) -> None:
    words = {"bedrock_converse": "bedrock", "gemini": "gemini", "azure_ai": "azure", "Groq": "groq", "nonsense": None}
    assert {word: catalog.prefix_platform(word) for word in words} == words


def test_every_id_that_counts_alone_has_a_token(catalog: Catalog) -> None:
    tokens = catalog.tokens()
    for record in catalog.records():
        if catalog.identify(record.id) is not None:
            assert any(token in record.id.lower().encode() for token in tokens), record.id


@settings(deadline=None)  # a busy machine is no failure
@given(text=st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-._:/@ \nÄ", max_size=60))
def test_nothing_raises(catalog: Catalog, text: str) -> None:
    for platform in (None, "bedrock", "openai", "no such"):
        catalog.identify(text, platform)
    catalog.looks_like(text)
    catalog.host(text)
    catalog.endpoint_at("openai", text)


def test_a_repository_of_the_hub_is_no_id_of_a_host_that_writes_it_otherwise(catalog: Catalog) -> None:
    assert catalog.identify("THUDM/GLM-Z1-9B-0414") is None
    named = catalog.identify("THUDM/GLM-Z1-9B-0414", "novita")
    assert named is not None
    assert named.model == "thudm/glm-z1-9b-0414"


@pytest.mark.parametrize(
    ("model", "platform"),
    [
        ("claude-3-haiku-20240307", "anthropic"),
        ("anthropic.claude-3-haiku-20240307-v1:0", "bedrock"),
        ("us.anthropic.claude-3-haiku-20240307-v1:0", "bedrock"),
        ("claude-3-haiku@20240307", "vertex"),
        ("anthropic/claude-3-haiku-20240307:free", "openrouter"),
    ],
)
def test_core(model: str, platform: str) -> None:
    assert core(model, platform) == "claude-3-haiku-20240307"
