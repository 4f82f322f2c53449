# as-of: 2025-06-05
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-4-32k", messages=[])  # expect: AID103
