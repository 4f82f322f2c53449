"""A key that may be anything: every entry may be meant, not only the ones that some caller spells out."""

from transformers import AutoModel

BY_LANGUAGE = {
    "en": "example/wav2vec2-large-en",  # ref: example/wav2vec2-large-en config_value
    "fr": "example/wav2vec2-large-fr",  # ref: example/wav2vec2-large-fr config_value
}


def load(language):
    # call: transformers.AutoModel.from_pretrained -> example/wav2vec2-large-en, example/wav2vec2-large-fr [huggingface] same_file
    return AutoModel.from_pretrained(BY_LANGUAGE[language])


def use(result):
    load("en")
    load(result["language"])
