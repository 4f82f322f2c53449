"""A package whose __init__ imports its own submodule by ``from . import``."""

import shop.llm.names
from shop import llm
from shop.llm import clients


def long_way():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return shop.llm.clients.client.chat.completions.create(model=shop.llm.names.CHAT, messages=[])


def short_way():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return llm.clients.client.chat.completions.create(model=llm.CHAT, messages=[])


def shortest():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return clients.client.chat.completions.create(model=llm.CHAT, messages=[])
