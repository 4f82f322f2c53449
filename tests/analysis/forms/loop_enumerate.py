from openai import OpenAI

client = OpenAI()
FALLBACKS = ["gpt-4o", "gpt-4o-mini"]  # ref: gpt-4o config_value [openai], gpt-4o-mini config_value [openai]


def numbered():
    for number, model in enumerate(FALLBACKS):
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def numbered_in_place():
    for number, model in enumerate(("gpt-4.1", "gpt-4.1-mini")):  # ref: gpt-4.1 config_value, gpt-4.1-mini config_value
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4.1-mini [openai] same_file


def zipped(names):
    for name, model in zip(names, FALLBACKS):
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def joined():
    for model in FALLBACKS + ["gpt-4"]:  # ref: gpt-4 config_value
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4, gpt-4o, gpt-4o-mini [openai] same_file


def sliced():
    for model in FALLBACKS[1:]:
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
