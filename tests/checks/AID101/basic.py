from openai import OpenAI

client = OpenAI()

client.chat.completions.create(model="gpt-4-32k", messages=[])  # expect: AID101
client.chat.completions.create(
    model="gpt-4-32k-0613",  # expect: AID101
    messages=[],
)
client.responses.create(model="gpt-6-sol", input="hello")  # ok
