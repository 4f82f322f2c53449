"""Attributes set from outside."""

from openai import OpenAI


class Context:
    model = None
    client = None


context = Context()
context.model = "gpt-4o"  # ref: gpt-4o config_value [openai]
context.client = OpenAI()


def ask():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
    context.client.chat.completions.create(model=context.model, messages=[])
