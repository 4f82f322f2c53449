"""Attributes set from outside, and a namespace."""

from types import SimpleNamespace

from openai import OpenAI


class Context:
    model = None
    client = None


context = Context()
context.model = "gpt-4o"  # ref: gpt-4o config_value [openai]
context.client = OpenAI()
settings = SimpleNamespace(model="gpt-4.1")  # ref: gpt-4.1 config_value


def ask():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
    context.client.chat.completions.create(model=context.model, messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] same_file
    return OpenAI().chat.completions.create(model=settings.model, messages=[])
