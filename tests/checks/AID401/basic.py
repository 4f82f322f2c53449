from anthropic import Anthropic
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-6.1-soll", input="hello")  # expect: AID401
client.responses.create(model="gpt-6.1-sol", input="hello")  # ok
client.responses.create(model="ft:gpt-6-luna:acme::9xyz", input="hello")  # ok
Anthropic().messages.create(model="claude-opus-55", max_tokens=9, messages=[])  # expect: AID401
client.responses.create(model="gtp-6-luna", input="hello")  # expect: AID401
client.embeddings.create(model="text-embeding-3-small", input="hello")  # expect: AID401
client.responses.create(model="our-own-thing", input="hello")  # ok
