from anthropic import Anthropic

client = Anthropic()
client.messages.create(model="claude-mythos-preview", max_tokens=9, messages=[])  # expect: AID104
client.messages.create(model="claude-haiku-4-5-20251001", max_tokens=9, messages=[])  # expect: AID104
client.messages.create(model="claude-opus-5", max_tokens=9, messages=[])  # ok
