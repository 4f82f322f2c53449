from openai import OpenAI

client = OpenAI()


def split_off():
    model = "openai:gpt-4.1"  # ref: gpt-4.1 config_value
    # call: chat.completions.create -> gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model.split(":", 1)[1], messages=[])


def unpacked():
    provider, name = "openai/gpt-4o".split("/")  # ref: gpt-4o config_value
    # call: chat.completions.create -> gpt-4o [openai] same_file
    return client.chat.completions.create(model=name, messages=[])
