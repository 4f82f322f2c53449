from openai import OpenAI

client = OpenAI()


def ask(fast: bool):
    return client.chat.completions.create(  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] literal
        model="gpt-4o-mini" if fast else "gpt-4o",  # ref: gpt-4o-mini call_argument, gpt-4o call_argument
        messages=[],
    )
