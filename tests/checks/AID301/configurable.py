import os

from openai import OpenAI

client = OpenAI(base_url=os.environ["LLM_URL"])


def ask(question, model=os.environ.get("LLM_MODEL", "gpt-6-sol")):  # ok
    return client.responses.create(model=model, input=question)  # ok
