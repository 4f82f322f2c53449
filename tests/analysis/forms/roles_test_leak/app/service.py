from openai import OpenAI


def ask(prompt, model="gpt-4o"):  # ref: gpt-4o default [openai]
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
    return OpenAI().chat.completions.create(model=model, messages=[])
