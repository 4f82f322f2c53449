"""How platforms, routers and frameworks write ids: one table for each, from the text to the model it stands for."""

from __future__ import annotations

import pytest

from aidep.catalog import load_catalog
from aidep.catalog.index import Catalog

HAIKU = "anthropic.claude-3-haiku-20240307-v1:0"
ARN = "arn:aws:bedrock:us-east-1:123456789012:"
OSS = "openai/gpt-oss-120b"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


ON_A_PLATFORM = {
    "bedrock": [
        (HAIKU, HAIKU),
        (HAIKU.upper(), HAIKU),
        *((f"{region}.{HAIKU}", HAIKU) for region in ("us", "eu", "apac", "au", "jp", "in", "ca", "global", "us-gov")),
        (f"{HAIKU}:48k", HAIKU),
        (f"{ARN}foundation-model/{HAIKU}", HAIKU),
        (f"arn:aws:bedrock:eu-west-1::foundation-model/{HAIKU}", HAIKU),
        (f"{ARN}inference-profile/eu.{HAIKU}", HAIKU),
        (f"arn:aws-cn:bedrock:cn-north-1::foundation-model/{HAIKU}", HAIKU),
        (f"bedrock/{HAIKU}", HAIKU),
        (f"bedrock/converse/us.{HAIKU}", HAIKU),
        (f"bedrock/us-east-1/{HAIKU}", HAIKU),
        # These hide the model.
        (f"{ARN}application-inference-profile/abc123", None),
        (f"{ARN}provisioned-model/abc123", None),
        (f"{ARN}custom-model/{HAIKU}/abc", None),
        (f"{ARN}imported-model/abc123", None),
        (f"arn:aws:sagemaker:us-east-1:1:endpoint/{HAIKU}", None),
    ],
    "vertex": [
        ("gemini-2.5-pro", "gemini-2.5-pro"),
        ("claude-3-5-sonnet@20240620", "claude-3-5-sonnet@20240620"),
        ("claude-opus-4-8@default", "claude-opus-4-8"),
        ("gemini-1.5-pro@002", "gemini-1.5-pro-002"),
        ("publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro"),
        ("projects/p/locations/l/publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro"),
        ("publishers/anthropic/models/claude-opus-4-8@default", "claude-opus-4-8"),
        ("google/gemini-2.5-pro", "gemini-2.5-pro"),
        ("projects/p/locations/l/endpoints/123456", None),
    ],
    "gemini": [
        ("models/gemini-2.5-pro", "gemini-2.5-pro"),
        ("gemini/gemini-2.5-pro", "gemini-2.5-pro"),
        ("tunedModels/mine-1", None),
    ],
    "openai": [
        ("ft:gpt-4o-2024-05-13:org:name:id", "gpt-4o-2024-05-13"),
        ("ft:gpt-3.5-turbo-0613:org::id", "ft:gpt-3.5-turbo-0613"),
        ("davinci:ft-org-2023-01-01", "davinci"),
        ("ft:nonsense:org::id", None),
    ],
    "openrouter": [
        (OSS, OSS),
        *((f"{OSS}{variant}", OSS) for variant in (":nitro", ":floor", ":exacto", ":online", ":batch")),
        (f"openrouter/{OSS}", OSS),
        ("~openai/gpt-latest", "~openai/gpt-latest"),
    ],
    "fireworks": [
        ("accounts/fireworks/models/kimi-k2p6", "accounts/fireworks/models/kimi-k2p6"),
        ("kimi-k2p6", "accounts/fireworks/models/kimi-k2p6"),
        ("fireworks_ai/kimi-k2p6", "accounts/fireworks/models/kimi-k2p6"),
        ("accounts/fireworks/models/kimi-k2p6#accounts/mine/deployments/abc", "accounts/fireworks/models/kimi-k2p6"),
        ("accounts/mine/models/tuned", None),
    ],
    "replicate": [
        ("meta/llama-2-70b-chat", "meta/llama-2-70b-chat"),
        (f"meta/llama-2-70b-chat:{'0123abcd' * 8}", "meta/llama-2-70b-chat"),
    ],
    "huggingface": [
        ("deepseek-ai/DeepSeek-V4-Flash", "deepseek-ai/DeepSeek-V4-Flash"),
        ("deepseek-ai/DeepSeek-V4-Flash:fireworks-ai", "deepseek-ai/DeepSeek-V4-Flash"),
        ("deepseek-ai/DeepSeek-V4-Flash:fastest", "deepseek-ai/DeepSeek-V4-Flash"),
        ("deepseek-ai/DeepSeek-V4-Flash@main", "deepseek-ai/DeepSeek-V4-Flash"),
        ("huggingface/novita/deepseek-ai/DeepSeek-V4-Flash", "deepseek-ai/DeepSeek-V4-Flash"),
    ],
    "ollama": [("llama3", "llama3"), ("llama3:8b-instruct-q4_0", "llama3"), ("ollama_chat/llama3:latest", "llama3")],
    "cloudflare": [
        ("@cf/meta/llama-3.2-3b-instruct", "@cf/meta/llama-3.2-3b-instruct"),
        ("workers-ai/@cf/meta/llama-3.2-3b-instruct", "@cf/meta/llama-3.2-3b-instruct"),
    ],
    "databricks": [("databricks/databricks-gpt-oss-120b", "databricks-gpt-oss-120b")],
    "snowflake": [("snowflake/claude-4-sonnet", "claude-4-sonnet"), ("snowflake:claude-4-sonnet", "claude-4-sonnet")],
    "azure": [("azure/gpt-4o", "gpt-4o"), ("azure-responses:gpt-4o", "gpt-4o"), ("azure_ai/gpt-4o", "gpt-4o")],
}


@pytest.mark.parametrize(
    ("platform", "text", "model"),
    [(platform, text, model) for platform, rows in ON_A_PLATFORM.items() for text, model in rows],
)
def test_as_the_platform_writes_it(catalog: Catalog, platform: str, text: str, model: str | None) -> None:
    record = catalog.find(platform, text)
    assert (record.id if record else None) == model


ROUTED = [
    # litellm, DSPy, CrewAI, instructor: provider/model
    ("groq/llama-3.1-8b-instant", "groq", "llama-3.1-8b-instant"),
    ("xai/grok-3", "xai", "grok-3"),
    ("together_ai/openai/gpt-oss-120b", "together", OSS),
    ("vertex_ai/gemini-2.5-pro", "vertex", "gemini-2.5-pro"),
    ("gemini/gemini-2.5-pro", "gemini", "gemini-2.5-pro"),
    ("mistral/mistral-large-2411", "mistral", "mistral-large-2411"),
    ("litellm_proxy/anthropic/claude-3-opus-20240229", "anthropic", "claude-3-opus-20240229"),
    ("openrouter/anthropic/claude-fable-5.1", "openrouter", "anthropic/claude-fable-5.1"),
    ("vercel_ai_gateway/openai/gpt-4o", "vercel", "openai/gpt-4o"),
    # pydantic-ai and agno: provider:model
    ("openai-responses:gpt-4o", "openai", "gpt-4o"),
    ("google-gla:gemini-2.5-pro", "gemini", "gemini-2.5-pro"),
    ("google-vertex:gemini-2.5-pro", "vertex", "gemini-2.5-pro"),
    ("google-cloud:gemini-2.5-pro", "vertex", "gemini-2.5-pro"),
    (f"bedrock:us.{HAIKU}", "bedrock", HAIKU),
    (f"bedrock-mantle:{HAIKU}", "bedrock", HAIKU),
    ("moonshotai:kimi-k2.5", "moonshot", "kimi-k2.5"),
    ("gateway/anthropic:claude-3-opus-20240229", "anthropic", "claude-3-opus-20240229"),
    # LangChain: init_chat_model("provider:model")
    ("google_genai:gemini-2.5-pro", "gemini", "gemini-2.5-pro"),
    ("google_anthropic_vertex:claude-opus-4-8@default", "vertex", "claude-opus-4-8"),
    ("azure_openai:gpt-4o", "azure", "gpt-4o"),
    ("bedrock_converse:" + HAIKU, "bedrock", HAIKU),
    ("mistralai:mistral-large-2411", "mistral", "mistral-large-2411"),
]


@pytest.mark.parametrize(("text", "platform", "model"), ROUTED)
def test_as_routers_write_it(catalog: Catalog, text: str, platform: str, model: str) -> None:
    ident = catalog.identify(text)
    assert ident is not None
    assert (ident.model, ident.platforms[0], ident.prefix_platform) == (model, platform, platform)


@pytest.mark.parametrize(
    "text",
    ["llama3:8b", "qwen2.5:72b-instruct", "unknown:gpt-4o", "http://gpt-4o", "localhost:8000", "a:b", "user/gpt-4o"],
)
def test_only_known_words_split_an_id(catalog: Catalog, text: str) -> None:
    ident = catalog.identify(text)
    assert ident is None or ident.prefix_platform is None
    assert ident is None or ident.model != "gpt-4o"


def test_a_version_of_bedrock_is_no_provider(catalog: Catalog) -> None:
    ident = catalog.identify("anthropic.claude-v2:1")
    assert ident is not None
    assert (ident.model, ident.prefix_platform) == ("anthropic.claude-v2:1", None)
