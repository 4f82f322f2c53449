def ask(client, model):
    # call: chat.completions.create -> - [openai] caller
    return client.chat.completions.create(model=model, messages=[])
