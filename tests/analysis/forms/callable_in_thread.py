import asyncio

import backoff
from openai import OpenAI

client = OpenAI()


async def in_thread():
    return await asyncio.to_thread(
        # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal
        client.chat.completions.create,
        model="gpt-4.1",  # ref: gpt-4.1 call_argument
        messages=[],
    )


def unknown_helper():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    return backoff.call(client.chat.completions.create, model="gpt-4o", messages=[])
