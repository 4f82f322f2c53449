from openai import OpenAI

client = OpenAI()


def ask(model=None):
    return client.chat.completions.create(  # call: chat.completions.create -> gpt-4o [openai] literal
        model=model or "gpt-4o",  # ref: gpt-4o default [openai]
        messages=[],
    )
