"""Ids that no catalog knows, among ones that it does: in one menu, one enum, one column of a table."""

from enum import Enum

from openai import OpenAI

MENU = ["gpt-4o", "qwen9-72b-instruct", "llama9:8b"]  # ref: gpt-4o config_value, qwen9-72b-instruct config_value, llama9:8b config_value


class ModelType(Enum):
    FOUR = "gpt-4o"  # ref: gpt-4o config_value
    MINI = "gpt-4o-mini"  # ref: gpt-4o-mini config_value
    YI = "yi-large-turbo"  # ref: yi-large-turbo config_value
    STUB = "stub"


CARDS = {
    "small": {"card": "sentence-transformers/all-MiniLM-L6-v2", "size": "v1-2"},  # ref: sentence-transformers/all-MiniLM-L6-v2 config_value
    "large": {"card": "roberta-large-mnli", "size": "v1-3"},  # ref: roberta-large-mnli config_value
}

SETTINGS = {"model": "gpt-4o", "api": "2024-02-01", "mode": "json-1"}  # ref: gpt-4o config_value


def ask(model):
    return OpenAI().chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> - [openai] caller
