from enum import Enum
from typing import Final

from openai import OpenAI

MODEL = "gpt-4o"  # ref: gpt-4o config_value [openai]
SMALL: Final = "gpt-4o-mini"  # ref: gpt-4o-mini config_value [openai]
EMBEDDER: str = "text-embedding-3-small"  # ref: text-embedding-3-small config_value [openai]
first = second = "gpt-4.1"  # ref: gpt-4.1 config_value [openai]

client = OpenAI()


class Settings:
    CHAT = "gpt-4.1-mini"  # ref: gpt-4.1-mini config_value [openai]


def uses():
    client.chat.completions.create(model=MODEL, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=SMALL, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.embeddings.create(model=EMBEDDER, input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file
    client.chat.completions.create(model=Settings.CHAT, messages=[])  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file
    client.chat.completions.create(model=Settings().CHAT, messages=[])  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file
    client.chat.completions.create(model=second, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def local():
    model = "gpt-4"  # ref: gpt-4 config_value [openai]
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file


def reassigned(premium):
    model = "gpt-4o-mini"  # ref: gpt-4o-mini config_value
    if premium:
        model = "gpt-4o"  # ref: gpt-4o config_value
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def by_global():
    global chosen
    chosen = "gpt-3.5-turbo"  # ref: gpt-3.5-turbo config_value


def uses_global():
    return client.chat.completions.create(model=chosen, messages=[])  # call: chat.completions.create -> gpt-3.5-turbo [openai] same_file
