from openai import OpenAI

client = OpenAI()
client.responses.create(model="chat-latest", input="hello")  # expect: AID201
client.responses.create(model="gpt-6.1-sol", input="hello")  # ok
client.images.generate(model="gpt-image-2", prompt="a hedgehog")  # expect: AID201
client.images.generate(model="gpt-image-2-2026-04-21", prompt="a hedgehog")  # ok
