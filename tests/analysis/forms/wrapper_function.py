"""A function whose parameter ends in a model argument is a surface of its own."""

from openai import OpenAI

client = OpenAI()


def complete(prompt, model):
    # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4o-mini, gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}])


def summarise(text, engine="gpt-4.1"):  # ref: gpt-4.1 default [openai]
    return complete(f"Summarise: {text}", model=engine)


complete("hi", "gpt-4o")  # ref: gpt-4o call_argument [openai]
complete(prompt="hi", model="gpt-4o-mini")  # ref: gpt-4o-mini call_argument [openai]
summarise("long")
