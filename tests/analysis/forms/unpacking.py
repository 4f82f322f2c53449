from openai import OpenAI

client = OpenAI()
MODEL, TEMPERATURE = "gpt-4o", 0.2  # ref: gpt-4o config_value [openai]
(chat, embed), limit = ("gpt-4.1", "text-embedding-3-small"), 5  # ref: gpt-4.1 config_value, text-embedding-3-small config_value


def go():
    client.chat.completions.create(model=MODEL, messages=[], temperature=TEMPERATURE)  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=chat, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.embeddings.create(model=embed, input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file


def pair():
    return client, "gpt-3.5-turbo"  # ref: gpt-3.5-turbo config_value


def by_pair():
    c, name = pair()
    return c.chat.completions.create(model=name, messages=[])  # call: chat.completions.create -> gpt-3.5-turbo [openai] same_file
