from .llm import CHAT_MODEL
from .llm.clients import client as c
from . import default_client


def one():
    return c.chat.completions.create(model=CHAT_MODEL, messages=[])  # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file


def two():
    return default_client.chat.completions.create(model=CHAT_MODEL, messages=[])  # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
