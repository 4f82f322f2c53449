"""A function that hands back its argument means, for each caller, what that caller passed."""

import anthropic
from openai import OpenAI


def traced(client, name):
    client.name = name
    return client


def openai_side():
    client = traced(OpenAI(), "a")
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    return client.chat.completions.create(model="gpt-4o", messages=[])


def anthropic_side():
    client = traced(anthropic.Anthropic(), "b")
    # call: anthropic.Anthropic().messages.create -> claude-opus-4-1 [anthropic] literal; ref: claude-opus-4-1 call_argument [anthropic]
    return client.messages.create(model="claude-opus-4-1", messages=[], max_tokens=1)
