def ask(client, model):
    # call: chat.completions.create -> gpt-4o [openai] other_file
    return client.chat.completions.create(model=model, messages=[])
