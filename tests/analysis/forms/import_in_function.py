MODEL = "gpt-4o"  # ref: gpt-4o config_value [openai]


def ask(prompt):
    from openai import OpenAI

    client = OpenAI()
    reply = client.chat.completions.create(  # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        model=MODEL,
        messages=[{"role": "user", "content": prompt}],
    )
    return reply.choices[0].message.content


def ask_lazily(prompt):
    import importlib

    anthropic = importlib.import_module("anthropic")
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] literal
    return anthropic.Anthropic().messages.create(
        model="claude-3-haiku-20240307", max_tokens=9, messages=[]  # ref: claude-3-haiku-20240307 call_argument
    )
