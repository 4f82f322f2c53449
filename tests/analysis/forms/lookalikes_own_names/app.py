from openai_helper import OpenAI

client = OpenAI()


def go():
    return client.chat.completions.create(model="beetle", messages=[])
