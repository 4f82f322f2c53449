from anthropic import Anthropic
from openai import OpenAI

client = OpenAI()
claude = Anthropic()
BUDGET = {"type": "enabled", "budget_tokens": 2048}


def ask(messages):
    client.chat.completions.create(model="o3-2025-04-16", max_tokens=99, messages=messages)  # expect: AID103, AID109
    client.chat.completions.create(model="o3-2025-04-16", max_completion_tokens=99, messages=messages)  # expect: AID103
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, temperature=0)  # expect: AID109
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages)  # ok
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, thinking={"type": "adaptive"})  # ok
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, thinking=BUDGET)  # expect: AID109
    client.responses.create(model="gpt-5.4", input=messages, reasoning={"effort": "minimal"})  # expect: AID109, AID201
    client.responses.create(model="gpt-5.4", input=messages, reasoning={"effort": "low"})  # expect: AID201
