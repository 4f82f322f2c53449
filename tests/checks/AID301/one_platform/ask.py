from openai import OpenAI

client = OpenAI()


def ask(question):
    return client.responses.create(model="gpt-6-sol", input=question)  # expect: AID301
