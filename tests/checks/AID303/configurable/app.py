import os

from openai import OpenAI

client = OpenAI(base_url=os.environ["LLM_URL"])


def ask(prompt):
    return client.responses.create(model="gpt-6-sol", input=prompt)  # ok
