from openai import OpenAI

client = OpenAI()


def grown():
    models = []
    models.append("gpt-4")  # ref: gpt-4 config_value
    models += ["gpt-4o"]  # ref: gpt-4o config_value
    for model in models:
        client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4, gpt-4o [openai] same_file
