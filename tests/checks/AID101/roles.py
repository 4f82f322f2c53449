"""The first model that could write code was gpt-4-32k.

Mentions are not uses: tables, comparisons and docs stay silent.
"""

from openai import OpenAI

PRICE_PER_1K = {
    "gpt-4-32k": (0.06, 0.12),  # ok
    "text-davinci-003": (0.02, 0.02),  # ok
    "gpt-6-sol": (0.002, 0.008),  # ok
}


def cost(model, tokens):
    if model == "gpt-4-32k":  # ok
        tokens *= 2
    if model in ("text-davinci-002", "text-davinci-003"):  # ok
        tokens += 1
    return PRICE_PER_1K[model][0] * tokens / 1000


def ask(question):
    # It used to be "gpt-4-32k" here.
    return OpenAI().responses.create(model="gpt-6-sol", input=question)  # ok
