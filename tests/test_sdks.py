"""The SDK data in rules/sdks: every file validates, and calls are found with the right argument, platform and kind."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from aidep.catalog.sdkschema import SdkFile, expand
from aidep.catalog.sdktables import build
from aidep.catalog.surfaces import Client, SdkIndex

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SDKS = Path(__file__).resolve().parent.parent / "rules" / "sdks"
PLATFORMS = SDKS.parent / "platforms"
FILES = sorted(SDKS.glob("*.toml"))

DISTINCTIVE = {
    *("invoke_model", "invoke_model_with_response_stream", "invoke_model_with_bidirectional_stream"),
    *("converse_stream", "start_async_invoke", "invoke_inline_agent", "retrieve_and_generate"),
    *("retrieve_and_generate_stream", "create_provisioned_model_throughput", "create_model_invocation_job"),
    *("create_model_customization_job", "from_pretrained", "from_single_file", "load_lora_weights", "hf_hub_download"),
    *("encoding_for_model", "encoding_name_for_model", "SentenceTransformer", "SparseEncoder", "MultiVectorEncoder"),
    *("CrossEncoder", "WhisperModel"),
}
"""Single names that prove an SDK by themselves."""

TOO_COMMON = {"create", "run", "generate", "embed", "chat", "complete", "stream", "rerank", "call", "predict"}


@cache
def parsed() -> dict[str, SdkFile]:
    return {path.stem: SdkFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))) for path in FILES}


@cache
def compiled() -> tuple[dict[str, Any], ...]:
    return tuple(file.compiled(sdk) for sdk, file in parsed().items())


@cache
def index() -> SdkIndex:
    return SdkIndex(build(compiled()))


def rows() -> Iterator[tuple[str, dict[str, Any], str]]:
    for file in compiled():
        for surface in file["surfaces"]:
            for call in surface["calls"]:
                yield file["sdk"], surface, call


# -- the files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_file_validates(path: Path) -> None:
    file = parsed()[path.stem]
    assert file.package
    assert file.clients or file.surfaces or file.wrappers or file.requests or file.reexports


def test_every_call_expands_to_dotted_names() -> None:
    for sdk, _, call in rows():
        assert re.fullmatch(r"(<\w+>\(\)|[\w*]+)(\.[\w*]+(\(\))?)*", call), f"{sdk}: {call}"


def test_every_class_carries_surfaces_or_a_base_url_or_is_handed_on() -> None:
    for sdk, file in parsed().items():
        calls = [path for surface in file.surfaces for call in surface.call for path in expand(call)]
        for client in file.clients:
            constructed = any(path in calls for symbol in client.symbol for path in expand(symbol))
            carries = any(path.startswith(f"<{client.name}>") for path in calls)
            handed_on = bool(file.handed) and client.platform is not None
            assert constructed or carries or client.base_url or handed_on, f"{sdk}: {client.symbol}"


def test_an_argument_that_takes_a_client_is_named() -> None:
    file = {"package": "x", "imports": ["x"], "handed": [{"keyword": "client", "or_keyword": ["llm"], "position": 1}]}
    tables = build([SdkFile.model_validate(file).compiled("x")])
    assert SdkIndex(tables).handed("x") == [(("client", "llm"), 1)]
    assert SdkIndex(tables).handed("y") == []
    for wrong in ([{"position": 1}], ["client"], [{"keyword": "client", "platform": "x"}]):
        with pytest.raises(ValidationError):
            SdkFile.model_validate({**file, "handed": wrong})


def test_no_call_is_defined_twice() -> None:
    seen: dict[str, str] = {}
    for sdk, _, call in rows():
        key = f"{sdk}:{call}" if call.startswith("<") else call
        assert key not in seen, f"{call} in {sdk} and {seen[key]}"
        seen[key] = sdk


def test_no_class_and_no_import_root_is_defined_twice() -> None:
    roots: dict[str, str] = {}
    symbols: dict[tuple[str, str | None], str] = {}
    for file in compiled():
        for root in file["imports"]:
            assert roots.setdefault(root, file["sdk"]) == file["sdk"], root
        for row in file["classes"]:
            for symbol in row["symbols"]:
                key = (symbol, row["when"] and row["when"]["value"])
                assert key not in symbols, f"{symbol} in {file['sdk']} and {symbols[key]}"
                symbols[key] = file["sdk"]


def test_reexports_lead_to_names_that_are_not_reexported_themselves() -> None:
    names = {name: target for file in compiled() for name, target in file["reexports"].items()}
    for name, target in names.items():
        assert target not in names or target == name, f"{name} -> {target} -> {names.get(target)}"


def test_platforms_are_known() -> None:
    known = {path.stem for path in PLATFORMS.glob("*.toml")}
    if not known:
        pytest.skip("no platforms")
    for file in compiled():
        named = {
            file["platform"],
            *(c["platform"] for c in file["classes"]),
            *(s["platform"] for s in file["surfaces"]),
        }
        named |= {switch["platform"] for c in file["classes"] for switch in c["switch"]}
        assert named - {None} <= known, file["sdk"]


def test_removed_symbols_say_in_which_versions_they_were() -> None:
    for sdk, surface, call in rows():
        assert bool(surface["removed_in"]) <= bool(surface["versions"]), f"{sdk}: {call}"


def test_every_surface_of_a_framework_says_where_the_platform_comes_from() -> None:
    for sdk, file in parsed().items():
        for surface in file.surfaces:
            said = surface.platform or surface.router or file.platform
            calls = [path for call in surface.call for path in expand(call)]
            assert said or all(call.startswith("<") or index().clients(call) for call in calls), f"{sdk}: {calls}"


# -- suffixes ----------------------------------------------------------------------------------------------------------


def test_suffixes_are_distinctive() -> None:
    clients = {row.rpartition(".")[2] for file in compiled() for c in file["classes"] for row in c["symbols"]}
    for leaf, found in index()._suffixes.items():
        for suffix, number, call, demands_import in found:
            surface = index()._surface(number, call)
            parts = suffix.split(".")
            assert not {"(", "*"} & set(suffix), suffix
            assert suffix not in TOO_COMMON, f"{surface.sdk}: {suffix}"
            if not demands_import:
                assert len(parts) > 1 or leaf in DISTINCTIVE, f"{surface.sdk}: {suffix}"
            if surface.kind == "constructor" and len(parts) == 1 and not demands_import:
                assert leaf not in clients, f"{surface.sdk}: {suffix} is the name of a client"


@pytest.mark.parametrize(
    ("call", "imported", "sdk"),
    [
        ("self.client.chat.completions.create", (), "openai"),
        ("self.client.chat.completions.create", ("openai",), "openai"),
        ("self.client.chat.completions.create", ("groq",), "groq"),
        ("self._client.messages.create", ("anthropic",), "anthropic"),
        ("client.messages.create", (), None),  # Twilio's, for one
        ("client.beta.messages.create", (), "anthropic"),
        ("self.bedrock.invoke_model", (), "boto3"),
        ("runtime.converse", ("boto3",), "boto3"),
        ("agent.converse", (), None),
        ("cls.from_pretrained", (), "transformers"),
        ("client.models.generate_content", (), "google-genai"),
        ("model.generate_content", ("google-generativeai",), "google-generativeai"),
        ("model.generate_content", ("vertexai",), "vertexai"),
        ("model.generate_content", (), None),
        ("self.client.text_to_speech.convert", (), "elevenlabs"),
        ("client.videos.create", (), "openai"),
        ("client.chat.complete", ("mistralai",), "mistralai"),
        ("client.chat.complete", (), None),
        ("openai_module.ChatCompletion.create", (), "openai"),
        ("session.create", ("openai",), None),
        ("app.run", ("replicate", "fal-client"), None),
        ("engine.generate", ("ollama",), None),
    ],
)
def test_suffix(call: str, imported: tuple[str, ...], sdk: str | None) -> None:
    match = index().find_suffix(call, imported)
    assert (match and match.surface.sdk) == sdk
    assert match is None or not match.certain


# -- calls -------------------------------------------------------------------------------------------------------------

CALLS = [
    # call, sdk, keyword, position, platform, kind
    ("openai.OpenAI().chat.completions.create", "openai", "model", None, "openai", "inference"),
    ("openai.AsyncOpenAI().chat.completions.parse", "openai", "model", None, "openai", "inference"),
    ("openai.Client().beta.chat.completions.parse", "openai", "model", None, "openai", "inference"),
    ("openai.AzureOpenAI().chat.completions.create", "openai", "model", None, "azure", "inference"),
    ("openai.lib.azure.AsyncAzureOpenAI().embeddings.create", "openai", "model", None, "azure", "inference"),
    ("openai.OpenAI().with_options().responses.create", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().chat.completions.with_raw_response.create", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().audio.speech.with_streaming_response.create", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().audio.transcriptions.create", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().images.generate", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().moderations.create", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().videos.create", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().realtime.connect", "openai", "model", None, "openai", "inference"),
    ("openai.OpenAI().fine_tuning.jobs.create", "openai", "model", None, "openai", "management"),
    ("openai.OpenAI().beta.assistants.create", "openai", "model", None, "openai", "management"),
    ("openai.chat.completions.create", "openai", "model", None, "openai", "inference"),
    ("openai.ChatCompletion.create", "openai", "model", None, "openai", "inference"),
    ("openai.ChatCompletion.acreate", "openai", "model", None, "openai", "inference"),
    ("openai.api_resources.chat_completion.ChatCompletion.create", "openai", "model", None, "openai", "inference"),
    ("openai.Completion.create", "openai", "model", None, "openai", "inference"),
    ("openai.Audio.transcribe", "openai", "model", 0, "openai", "inference"),
    ("openai.Moderation.create", "openai", "model", 1, "openai", "inference"),
    ("langfuse.openai.openai.chat.completions.create", "openai", "model", None, "openai", "inference"),
    ("langfuse.openai.OpenAI().embeddings.create", "openai", "model", None, "openai", "inference"),
    ("anthropic.Anthropic().messages.create", "anthropic", "model", None, "anthropic", "inference"),
    ("anthropic.AsyncAnthropic().messages.stream", "anthropic", "model", None, "anthropic", "inference"),
    ("anthropic.AnthropicBedrock().messages.create", "anthropic", "model", None, "bedrock", "inference"),
    ("anthropic.AsyncAnthropicVertex().messages.create", "anthropic", "model", None, "vertex", "inference"),
    ("anthropic.AnthropicFoundry().messages.create", "anthropic", "model", None, "azure", "inference"),
    ("anthropic.Anthropic().completions.create", "anthropic", "model", None, "anthropic", "inference"),
    ("google.genai.Client().models.generate_content", "google-genai", "model", None, "gemini", "inference"),
    ("google.genai.Client().aio.models.embed_content", "google-genai", "model", None, "gemini", "inference"),
    ("google.genai.Client().aio.live.connect", "google-genai", "model", None, "gemini", "inference"),
    ("google.genai.client.Client().chats.create", "google-genai", "model", None, "gemini", "constructor"),
    ("google.genai.Client().tunings.tune", "google-genai", "base_model", None, "gemini", "management"),
    ("google.generativeai.GenerativeModel", "google-generativeai", "model_name", 0, "gemini", "constructor"),
    (
        "google.generativeai.GenerativeModel().generate_content",
        *("google-generativeai", None, None, "gemini", "inference"),
    ),
    ("google.generativeai.embed_content", "google-generativeai", "model", 0, "gemini", "inference"),
    ("google.generativeai.generate_text", "google-generativeai", "model", None, "gemini", "inference"),
    ("vertexai.generative_models.GenerativeModel", "vertexai", "model_name", 0, "vertex", "constructor"),
    (
        "vertexai.preview.generative_models.GenerativeModel().generate_content",
        *("vertexai", None, None, "vertex", "inference"),
    ),
    (
        "vertexai.preview.language_models.ChatModel.from_pretrained",
        *("vertexai", "model_name", 0, "vertex", "constructor"),
    ),
    (
        "vertexai.language_models.TextEmbeddingModel.from_pretrained().get_embeddings",
        *("vertexai", None, None, "vertex", "inference"),
    ),
    ("boto3.client().invoke_model", "boto3", "modelId", None, "bedrock", "inference"),
    ("boto3.Session().client().converse", "boto3", "modelId", None, "bedrock", "inference"),
    ("boto3.session.Session().client().converse_stream", "boto3", "modelId", None, "bedrock", "inference"),
    ("aioboto3.Session().client().invoke_model", "boto3", "modelId", None, "bedrock", "inference"),
    ("boto3.client().create_agent", "boto3", "foundationModel", None, "bedrock", "management"),
    ("cohere.Client().chat", "cohere", "model", 2, "cohere", "inference"),
    ("cohere.AsyncClientV2().embed", "cohere", "model", 1, "cohere", "inference"),
    ("cohere.Client().rerank", "cohere", "model", 2, "cohere", "inference"),
    ("cohere.BedrockClient().embed", "cohere", "model", 1, "bedrock", "inference"),
    ("mistralai.Mistral().chat.complete", "mistralai", "model", None, "mistral", "inference"),
    ("mistralai.client.Mistral().chat.stream_async", "mistralai", "model", None, "mistral", "inference"),
    ("mistralai.client.MistralClient().chat", "mistralai", "model", 1, "mistral", "inference"),
    ("mistralai.MistralAsyncClient().embeddings", "mistralai", "model", 0, "mistral", "inference"),
    ("mistralai.azure.client.MistralAzure().chat.complete", "mistralai", "model", None, "azure", "inference"),
    ("groq.Groq().chat.completions.create", "groq", "model", None, "groq", "inference"),
    ("groq.AsyncClient().audio.transcriptions.create", "groq", "model", None, "groq", "inference"),
    ("litellm.completion", "litellm", "model", 0, None, "inference"),
    ("litellm.main.acompletion", "litellm", "model", 0, None, "inference"),
    ("litellm.embedding", "litellm", "model", 0, None, "inference"),
    ("litellm.image_generation", "litellm", "model", 1, None, "inference"),
    ("litellm.Router", "litellm", "model_list", 0, None, "constructor"),
    ("langchain_openai.ChatOpenAI", "langchain-openai", "model", None, "openai", "constructor"),
    ("langchain_openai.chat_models.base.ChatOpenAI", "langchain-openai", "model", None, "openai", "constructor"),
    ("langchain_openai.AzureChatOpenAI", "langchain-openai", "azure_deployment", None, "azure", "constructor"),
    ("langchain_anthropic.ChatAnthropic", "langchain-anthropic", "model", None, "anthropic", "constructor"),
    ("langchain_google_genai.ChatGoogleGenerativeAI", "langchain-google-genai", "model", None, "gemini", "constructor"),
    ("langchain_google_vertexai.ChatVertexAI", "langchain-google-vertexai", "model", None, "vertex", "constructor"),
    ("langchain_aws.ChatBedrockConverse", "langchain-aws", "model", None, "bedrock", "constructor"),
    ("langchain_cohere.ChatCohere", "langchain-cohere", "model", None, "cohere", "constructor"),
    ("langchain_mistralai.ChatMistralAI", "langchain-mistralai", "model", None, "mistral", "constructor"),
    ("langchain_groq.ChatGroq", "langchain-groq", "model", None, "groq", "constructor"),
    ("langchain_ollama.ChatOllama", "langchain-ollama", "model", None, "ollama", "constructor"),
    ("langchain_huggingface.HuggingFaceEmbeddings", "langchain-huggingface", "model", None, "huggingface", "loader"),
    ("langchain_fireworks.ChatFireworks", "langchain-fireworks", "model", None, "fireworks", "constructor"),
    ("langchain_together.ChatTogether", "langchain-together", "model", None, "together", "constructor"),
    ("langchain_community.chat_models.ChatOpenAI", "langchain-community", "model", None, "openai", "constructor"),
    ("langchain_community.llms.openai.OpenAI", "langchain-community", "model", None, "openai", "constructor"),
    (
        "langchain_community.embeddings.BedrockEmbeddings",
        *("langchain-community", "model_id", None, "bedrock", "constructor"),
    ),
    ("langchain_community.chat_models.ChatLiteLLM", "langchain-community", "model", None, None, "constructor"),
    ("langchain.chat_models.ChatOpenAI", "langchain", "model", None, "openai", "constructor"),
    ("langchain.chat_models.openai.ChatOpenAI", "langchain", "model", None, "openai", "constructor"),
    ("langchain.llms.OpenAI", "langchain", "model", None, "openai", "constructor"),
    ("langchain.chat_models.init_chat_model", "langchain", "model", 0, None, "constructor"),
    ("langchain.agents.create_agent", "langchain", "model", 0, None, "constructor"),
    (
        "transformers.AutoModelForCausalLM.from_pretrained",
        *("transformers", "pretrained_model_name_or_path", 0, "huggingface", "loader"),
    ),
    (
        "transformers.models.bert.BertModel.from_pretrained",
        *("transformers", "pretrained_model_name_or_path", 0, "huggingface", "loader"),
    ),
    ("transformers.pipeline", "transformers", "model", 1, "huggingface", "loader"),
    (
        "sentence_transformers.SentenceTransformer",
        *("sentence-transformers", "model_name_or_path", 0, "huggingface", "loader"),
    ),
    (
        "sentence_transformers.cross_encoder.CrossEncoder",
        *("sentence-transformers", "model_name_or_path", 0, "huggingface", "loader"),
    ),
    ("huggingface_hub.InferenceClient", "huggingface-hub", "model", 0, "huggingface", "constructor"),
    ("huggingface_hub.InferenceClient().chat_completion", "huggingface-hub", "model", None, "huggingface", "inference"),
    ("huggingface_hub.hf_hub_download", "huggingface-hub", "repo_id", 0, "huggingface", "loader"),
    ("huggingface_hub.snapshot_download", "huggingface-hub", "repo_id", 0, "huggingface", "loader"),
    (
        "diffusers.StableDiffusionPipeline.from_pretrained",
        *("diffusers", "pretrained_model_name_or_path", 0, "huggingface", "loader"),
    ),
    ("tiktoken.encoding_for_model", "tiktoken", "model_name", 0, "openai", "tokenizer"),
    ("elevenlabs.generate", "elevenlabs", "model", 3, "elevenlabs", "inference"),
    (
        "elevenlabs.client.ElevenLabs().text_to_speech.convert",
        *("elevenlabs", "model_id", None, "elevenlabs", "inference"),
    ),
    ("elevenlabs.ElevenLabs().generate", "elevenlabs", "model", None, "elevenlabs", "inference"),
    ("replicate.run", "replicate", "ref", 0, "replicate", "inference"),
    ("replicate.Client().run", "replicate", "ref", 0, "replicate", "inference"),
    ("replicate.models.get", "replicate", "key", 0, "replicate", "management"),
    ("fal_client.subscribe", "fal-client", "application", 0, "fal", "inference"),
    ("lumaai.LumaAI().generations.create", "lumaai", "model", None, "luma", "inference"),
    ("voyageai.Client().embed", "voyageai", "model", 1, "voyage", "inference"),
    ("together.Together().chat.completions.create", "together", "model", None, "together", "inference"),
    ("fireworks.client.Fireworks().chat.completions.create", "fireworks", "model", None, "fireworks", "inference"),
    ("ollama.chat", "ollama", "model", 0, "ollama", "inference"),
    ("ollama.AsyncClient().generate", "ollama", "model", 0, "ollama", "inference"),
    ("TTS.api.TTS", "coqui-tts", "model_name", 0, "coqui", "loader"),
    ("whisper.load_model", "whisper", "name", 0, "whisper", "loader"),
    ("faster_whisper.WhisperModel", "faster-whisper", "model_size_or_path", 0, "huggingface", "loader"),
    ("cached_path.cached_path", "cached-path", "url_or_filename", 0, "huggingface", "loader"),
    ("llama_index.llms.openai.OpenAI", "llama-index", "model", 0, "openai", "constructor"),
    (
        "llama_index.embeddings.huggingface.HuggingFaceEmbedding",
        *("llama-index", "model_name", 0, "huggingface", "loader"),
    ),
    ("instructor.from_provider", "instructor", "model", 0, None, "constructor"),
    ("dspy.LM", "dspy", "model", 0, None, "constructor"),
    ("crewai.LLM", "crewai", "model", 0, None, "constructor"),
    ("pydantic_ai.Agent", "pydantic-ai", "model", 0, None, "constructor"),
    ("agents.Agent", "openai-agents", "model", None, "openai", "constructor"),
    (
        "haystack.components.generators.chat.OpenAIChatGenerator",
        *("haystack", "model", 1, "openai", "constructor"),
    ),
    ("griptape.drivers.OpenAiChatPromptDriver", "griptape", "model", None, "openai", "constructor"),
]


def platform_of(surface_platform: str | None, client: Client | None, sdk: str) -> str | None:
    return surface_platform or (client.platform if client else None) or index().platform[sdk]


@pytest.mark.parametrize(("call", "sdk", "keyword", "position", "platform", "kind"), CALLS, ids=[c[0] for c in CALLS])
def test_call(call: str, sdk: str, keyword: str | None, position: int | None, platform: str | None, kind: str) -> None:
    match = index().find(call)
    assert match is not None
    assert match.certain
    surface = match.surface
    assert surface.sdk == sdk
    assert surface.model is not None
    assert surface.model.names[:1] == ((keyword,) if keyword else ())
    assert surface.model.constructor or keyword
    assert surface.model.position == position
    assert platform_of(surface.platform, match.client, sdk) == platform
    assert surface.kind == kind
    assert index().is_leaf(call.rpartition(".")[2])


@pytest.mark.parametrize(
    "call",
    [
        "torch.load",
        "sqlalchemy.create_engine",
        "app.run",
        "uvicorn.run",
        "subprocess.run",
        "boto3.client().put_object",
        "boto3.client().create_bucket",
        "boto3.resource().create_table",
        "django.db.models.Model().objects.create",
        "stripe.Customer.create",
        "twilio.rest.Client().messages.create",
        "openai.OpenAI().files.create",
        "openai.OpenAI",
        "openai.error.RateLimitError",
        "transformers.TrainingArguments",
        "from_pretrained",
        "cohere.Client",
        "spacy.load",
        "whisper.load_audio",
        "sklearn.pipeline.Pipeline().predict",
        "requests.post",
    ],
)
def test_look_alikes_are_no_surfaces(call: str) -> None:
    assert index().find(call) is None


@pytest.mark.parametrize("call", ["client.messages.list", "db.session.create", "app.run", "queue.submit", "obj.chat"])
def test_look_alikes_are_no_suffixes(call: str) -> None:
    assert index().find_suffix(call, tuple(parsed())) is None


def test_surfaces_of_libraries_that_load_weights() -> None:
    for call, keyword, position, default in (
        ("fastembed.TextEmbedding", "model_name", 0, "BAAI/bge-small-en-v1.5"),
        ("fastembed.sparse.SparseTextEmbedding", "model_name", 0, None),
        ("fastembed.LateInteractionTextEmbedding", "model_name", 0, None),
        (
            "chromadb.utils.embedding_functions.SentenceTransformerEmbeddingFunction",
            *("model_name", 0, "all-MiniLM-L6-v2"),
        ),
        ("speechbrain.inference.ASR.EncoderDecoderASR.from_hparams", "source", 0, None),
        ("speechbrain.pretrained.EncoderClassifier.from_hparams", "source", 0, None),
        ("flair.models.SequenceTagger.load", "model_path", 0, None),
        ("flair.embeddings.TransformerWordEmbeddings", "model", 0, "bert-base-uncased"),
        ("bertopic.BERTopic", "embedding_model", 10, None),
        ("keybert.KeyBERT", "model", 0, "all-MiniLM-L6-v2"),
        ("setfit.SetFitModel.from_pretrained", "pretrained_model_name_or_path", 0, None),
        ("peft.PeftModel.from_pretrained", "model_id", 1, None),
        ("peft.PeftModelForCausalLM.from_pretrained", "model_id", 1, None),
        ("peft.AutoPeftModelForCausalLM.from_pretrained", "pretrained_model_name_or_path", 0, None),
        ("peft.PeftConfig.from_pretrained", "pretrained_model_name_or_path", 0, None),
        ("vllm.LLM", "model", 0, None),
        ("llama_cpp.Llama.from_pretrained", "repo_id", 0, None),
        ("ctransformers.AutoModelForCausalLM.from_pretrained", "model_path_or_repo_id", 0, None),
        ("txtai.embeddings.Embeddings", "path", None, None),
        ("gradio.load", "name", 0, None),
    ):
        match = index().find(call)
        assert match is not None, call
        model = match.surface.model
        assert model is not None
        assert (match.surface.kind, model.names[0], model.position, model.default) == (
            *("loader", keyword, position),
            default,
        ), call
        assert (match.surface.platform or index().platform[match.surface.sdk]) == "huggingface"


def test_surfaces_that_others_serve() -> None:
    for call, kind, platform, router in (
        ("chromadb.utils.embedding_functions.OpenAIEmbeddingFunction", "constructor", "openai", None),
        ("chromadb.utils.embedding_functions.CohereEmbeddingFunction", "constructor", "cohere", None),
        ("gradio_client.Client", "management", "huggingface", None),
        ("outlines.from_openai", "constructor", "openai", None),
        ("instructor.from_provider", "constructor", None, "slash"),
        ("bertopic.representation.OpenAI", "constructor", "openai", None),
        ("pydantic_ai.models.xai.XaiModel", "constructor", "xai", None),
        ("pydantic_ai.embeddings.openai.OpenAIEmbeddingModel", "constructor", "openai", None),
        ("ollama.embed", "inference", "ollama", None),
        ("flashrank.Ranker", "loader", "flashrank", None),
        ("mixedbread.Mixedbread().rerank", "inference", "mixedbread", None),
    ):
        match = index().find(call)
        assert match is not None, call
        surface = match.surface
        found = surface.platform or index().platform[surface.sdk]
        assert (surface.kind, found, surface.router) == (kind, platform, router), call


def test_default_that_changed_with_the_version_is_not_claimed() -> None:
    match = index().find("langchain.OpenAI")
    assert match is not None
    assert match.surface.model is not None
    assert (match.surface.model.default, match.surface.model.optional) == (None, True)


def test_objects_are_made_once_on_lookup() -> None:
    fresh = SdkIndex(build(compiled()))
    assert not fresh._made_surfaces
    assert not fresh._made_clients
    first, second = (fresh.find("openai.OpenAI().chat.completions.create") for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.surface is second.surface
    assert len(fresh._made_surfaces) == 1


# -- classes, endpoints, defaults --------------------------------------------------------------------------------------


def test_the_service_name_decides_what_a_boto3_client_is() -> None:
    for symbol in ("boto3.client", "boto3.Session().client", "boto3.session.Session().client"):
        found = {c.when_value: c for c in index().clients(symbol)}
        assert {"bedrock-runtime", "bedrock-agent-runtime", "bedrock"} <= found.keys()
        assert "s3" not in found
        assert None not in found
        when = found["bedrock-runtime"].when
        assert when is not None
        assert when.position == 0
        assert when.names == ("service_name",)
    created = index().clients("botocore.session.get_session().create_client")
    assert [c.when_value for c in created] == ["bedrock-runtime"]


def test_clients_say_what_points_them_elsewhere() -> None:
    (openai,) = index().clients("openai.OpenAI")
    assert openai.base_url is not None
    assert openai.base_url.names == ("base_url",)
    assert openai.base_url_env == ("OPENAI_BASE_URL",)
    (azure,) = index().clients("openai.AsyncAzureOpenAI")
    assert azure.platform == "azure"
    assert azure.deployment
    (genai,) = index().clients("google.genai.Client")
    assert [(s.keyword, s.value, s.platform) for s in genai.switches] == [
        ("vertexai", True, "vertex"),
        ("enterprise", True, "vertex"),
    ]
    (chat,) = index().clients("langchain_openai.chat_models.ChatOpenAI")
    assert chat.base_url is not None
    assert "openai_api_base" in chat.base_url.names


@pytest.mark.parametrize(
    ("call", "endpoint"),
    [
        ("openai.OpenAI().videos.create", "videos"),
        ("openai.OpenAI().videos.remix", "videos"),
        ("openai.OpenAI().beta.threads.runs.create_and_poll", "assistants"),
        ("openai.OpenAI().beta.threads.messages.list", "assistants"),
        ("openai.OpenAI().completions.create", "completions"),
        ("openai.Completion.create", "completions"),
        ("openai.OpenAI().chat.completions.create", None),
    ],
)
def test_endpoint(call: str, endpoint: str | None) -> None:
    match = index().find(call)
    assert match is not None
    assert match.surface.endpoint == endpoint


@pytest.mark.parametrize(
    ("call", "default"),
    [
        ("langchain_openai.ChatOpenAI", "gpt-3.5-turbo"),
        ("langchain_openai.OpenAIEmbeddings", "text-embedding-ada-002"),
        ("google.generativeai.GenerativeModel", "gemini-1.5-flash-002"),
        ("openai.OpenAI().videos.create", "sora-2"),
        ("voyageai.Client().embed", "voyage-2"),
        ("elevenlabs.generate", "eleven_monolingual_v1"),
        ("openai.OpenAI().images.generate", None),
        ("openai.OpenAI().chat.completions.create", None),
    ],
)
def test_default(call: str, default: str | None) -> None:
    match = index().find(call)
    assert match is not None
    assert match.surface.model is not None
    assert match.surface.model.default == default


def test_a_call_that_may_name_no_model_says_so() -> None:
    for call, optional in (("openai.OpenAI().images.generate", True), ("openai.OpenAI().embeddings.create", False)):
        match = index().find(call)
        assert match is not None
        assert match.surface.model is not None
        assert match.surface.model.optional is optional


def test_dead_symbols() -> None:
    for call, version in (
        ("openai.ChatCompletion.create", "1.0"),
        ("anthropic.Anthropic().completions.create", "1.0"),
        ("mistralai.client.MistralClient().chat", "1.0"),
        ("langchain.chat_models.ChatOpenAI", "1.0"),
        ("elevenlabs.generate", "1.0"),
    ):
        match = index().find(call)
        assert match is not None
        assert match.surface.removed_in == version


def test_routers() -> None:
    for call, router in (
        ("litellm.completion", "slash"),
        ("dspy.LM", "slash"),
        ("crewai.LLM", "slash"),
        ("pydantic_ai.Agent", "colon"),
        ("langchain.chat_models.init_chat_model", "colon"),
        ("openai.OpenAI().chat.completions.create", None),
    ):
        match = index().find(call)
        assert match is not None
        assert match.surface.router == router


def test_wrappers_give_the_client_back() -> None:
    for call in ("instructor.from_openai", "instructor.patch", "langsmith.wrappers.wrap_openai"):
        wrapper = index().wrapper(call)
        assert wrapper is not None
        assert wrapper.position == 0
        assert wrapper.keyword == "client"


@pytest.mark.parametrize(
    ("call", "position"),
    [
        ("requests.post", 0),
        ("requests.request", 1),
        ("requests.sessions.Session().post", 0),
        ("httpx.AsyncClient().post", 0),
        ("httpx.Client().stream", 1),
        ("aiohttp.ClientSession().post", 0),
        ("urllib.request.Request", 0),
    ],
)
def test_raw_requests(call: str, position: int) -> None:
    request = index().request(call)
    assert request is not None
    assert request.url.position == position
    assert "data" in request.body
    assert index().sdk_of(call.partition("()")[0]) is None


def test_the_longest_import_root_names_the_sdk() -> None:
    assert index().sdk_of("google.genai.types.Part") == "google-genai"
    assert index().sdk_of("google.generativeai") == "google-generativeai"
    assert index().sdk_of("google.cloud.storage") is None
    assert index().sdk_of("langchain_openai.ChatOpenAI") == "langchain-openai"
    assert index().sdk_of("numpy") is None
