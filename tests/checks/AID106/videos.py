# as-of: 2026-08-01
from openai import OpenAI

client = OpenAI()
client.videos.create(model="sora-2", prompt="a hedgehog")  # expect: AID103, AID106
client.responses.create(model="gpt-6-sol", input="hello")  # ok
