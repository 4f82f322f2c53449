from openai_helper import OpenAI

client = OpenAI()  # none


def go():
    return client.chat.completions.create(model="beetle", messages=[])  # none
