import itertools
import random

from openai import OpenAI

client = OpenAI()
FALLBACKS = ["gpt-4o", "gpt-4o-mini"]  # ref: gpt-4o config_value [openai], gpt-4o-mini config_value [openai]


def fallbacks():
    for model in FALLBACKS:
        try:
            return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
        except Exception:
            continue


def first():
    return client.chat.completions.create(model=FALLBACKS[0], messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file


def last():
    return client.chat.completions.create(model=FALLBACKS[-1], messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def any_one():
    return client.chat.completions.create(model=random.choice(FALLBACKS), messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def paired():
    for name, model in [("a", "gpt-4"), ("b", "gpt-3.5-turbo")]:  # ref: gpt-4 config_value, gpt-3.5-turbo config_value
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-3.5-turbo, gpt-4 [openai] same_file


def in_place():
    for model in ["gpt-4", "gpt-4o"]:  # ref: gpt-4 config_value, gpt-4o config_value
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4, gpt-4o [openai] same_file


def comprehension():
    # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
    return [client.chat.completions.create(model=m, messages=[]) for m in FALLBACKS]


def of_dict():
    table = {"a": "gpt-4.1", "b": "gpt-4.1-mini"}  # ref: gpt-4.1 config_value, gpt-4.1-mini config_value
    for label, model in table.items():
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4.1-mini [openai] same_file
    for model in table.values():
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4.1-mini [openai] same_file
