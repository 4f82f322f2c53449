from anthropic import Anthropic
from groq import Groq


def ask(prompt):
    Groq().chat.completions.create(model="openai/gpt-oss-120b", messages=prompt)  # expect: AID304
    return Anthropic().messages.create(model="claude-opus-4-8", max_tokens=9, messages=prompt)  # ok
