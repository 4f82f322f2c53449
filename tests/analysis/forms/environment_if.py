"""The long way round, and inside a class."""

import os

from openai import OpenAI

DEFAULTS = {"chat": "gpt-4o"}  # ref: gpt-4o config_value [openai]


class Settings:
    MODEL = os.getenv("MODEL", "gpt-4.1")  # ref: gpt-4.1 default [openai]

    def __init__(self):
        self.model = os.getenv("CHAT_MODEL", DEFAULTS["chat"])


def model_name() -> str:
    if "MODEL" in os.environ:
        return os.environ["MODEL"]
    return "gpt-4o-mini"  # ref: gpt-4o-mini default


def go(settings: Settings):
    client = OpenAI()
    client.chat.completions.create(model=settings.MODEL, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] env_default
    client.chat.completions.create(model=settings.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] env_default
    client.chat.completions.create(model=model_name(), messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
