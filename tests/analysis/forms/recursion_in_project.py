"""A function that calls itself with another model."""

from openai import OpenAI

client = OpenAI()


def ask(prompt, model="gpt-4o"):  # ref: gpt-4o default [openai]
    try:
        # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
        return client.chat.completions.create(model=model, messages=[])
    except Exception:
        if model == "gpt-4o":  # ref: gpt-4o comparison
            return ask(prompt, model="gpt-4o-mini")  # ref: gpt-4o-mini call_argument [openai]
        raise
