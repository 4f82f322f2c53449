from openai import OpenAI

client = OpenAI()
SIZE = "mini"


def formatted():
    # call: chat.completions.create -> gpt-4o-mini [openai] literal
    return client.chat.completions.create(model="gpt-4o-{}".format(SIZE), messages=[])


def percent():
    # call: chat.completions.create -> gpt-4.1-mini [openai] literal
    return client.chat.completions.create(model="gpt-4.1-%s" % SIZE, messages=[])
