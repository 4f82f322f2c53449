import json

from anthropic import Anthropic
from openai import OpenAI


def ask(text):
    try:
        messages = json.loads(text)
        return OpenAI().chat.completions.create(model="gpt-6-sol", messages=messages)  # expect: AID302
    except (ValueError, json.JSONDecodeError):  # nothing that fails on the other side
        return Anthropic().messages.create(model="claude-opus-5", max_tokens=9, messages=[text])
