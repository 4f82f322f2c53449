from anthropic import Anthropic
from groq import Groq  # expect: AID501

anthropic = Anthropic()


def ask(prompt):
    Groq().chat.completions.create(model="openai/gpt-oss-120b", messages=prompt)  # expect: AID501
    anthropic.messages.create(model="claude-opus-4-8", max_tokens=9, messages=prompt)  # expect: AID501
    return anthropic.messages.create(model="claude-opus-5", max_tokens=9, messages=prompt)  # ok
