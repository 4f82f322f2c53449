import os

from openai import AzureOpenAI, OpenAI


def ask(question):
    return OpenAI().responses.create(model="gpt-6-sol", input=question)  # expect: AID301


def ask_in_europe(question):
    return AzureOpenAI().responses.create(model=os.environ["DEPLOYMENT"], input=question)
