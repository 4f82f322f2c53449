"""Ids that no catalog knows under a name that says what they are."""

import anthropic

DEFAULT_LOCAL_MODEL = "dolphin9.2-mistral:7b-q6_K"  # ref: dolphin9.2-mistral:7b-q6_K config_value [ollama]
fast_model = "ollama/codestral"  # ref: codestral config_value [ollama]
big_model = "openrouter/some-lab/some-model-9b"  # ref: some-lab/some-model-9b config_value [openrouter]
response_model = "UserInfo"
model_version = "v1-2"
tokenizer = "some-lab/some-model-9b"


def embed(text, model: str = "nomic-embed-words"):  # ref: nomic-embed-words default
    return anthropic.Anthropic(), text, model


def recommended_model(provider):
    if provider == "other":
        return "some-lab/Some-Model-9b"  # ref: some-lab/Some-Model-9b default
    return ""


def is_long(model):
    return model.startswith(LONG)


LONG = ("gpt-5.4", "gpt-5.5-")  # ref: gpt-5.4 comparison
