from openai import OpenAI

client = OpenAI()
big, *small = ["gpt-4", "gpt-4o-mini", "gpt-4.1-mini"]  # ref: gpt-4 config_value, gpt-4o-mini config_value, gpt-4.1-mini config_value


def go():
    client.chat.completions.create(model=big, messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file
    for one in small:
        client.chat.completions.create(model=one, messages=[])  # call: chat.completions.create -> gpt-4.1-mini, gpt-4o-mini [openai] same_file
