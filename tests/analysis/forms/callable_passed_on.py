import asyncio

from openai import OpenAI

client = OpenAI()


def with_backoff(function, *args, **kwargs):
    for _ in range(3):
        try:
            return function(*args, **kwargs)
        except Exception:
            pass


def go():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    with_backoff(client.chat.completions.create, model="gpt-4o", messages=[])
