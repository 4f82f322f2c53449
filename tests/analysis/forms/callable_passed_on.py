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


async def in_thread():
    return await asyncio.to_thread(
        # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal
        client.chat.completions.create,
        model="gpt-4.1",  # ref: gpt-4.1 call_argument
        messages=[],
    )


async def in_executor(pool):
    loop = asyncio.get_running_loop()
    # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] literal
    return await loop.run_in_executor(
        pool, lambda: client.embeddings.create(model="text-embedding-3-small", input="x")  # ref: text-embedding-3-small call_argument
    )
