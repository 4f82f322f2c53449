from anthropic import Anthropic
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-4o-2024-08-06", messages=[])  # expect: AID103
OpenAI().chat.completions.create(model="gpt-6-luna", messages=[])  # ok
Anthropic().messages.create(model="claude-sonnet-4-5-20250929", max_tokens=9, messages=[])  # expect: AID103
Anthropic().messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[])  # ok
