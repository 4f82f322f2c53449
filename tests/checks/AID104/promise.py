# as-of: 2026-06-01
from anthropic import Anthropic

Anthropic().messages.create(model="claude-haiku-4-5-20251001", max_tokens=9, messages=[])  # ok
