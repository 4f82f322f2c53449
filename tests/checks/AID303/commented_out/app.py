from openai import OpenAI


def ask(prompt):
    return OpenAI().responses.create(model="gpt-6-sol", input=prompt)  # expect: AID303
