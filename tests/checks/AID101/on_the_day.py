# as-of: 2025-06-06
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-4-32k", messages=[])  # expect: AID101
