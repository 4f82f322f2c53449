import asyncio

from openai import OpenAI

client = OpenAI()


async def in_executor(pool):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(
        pool,
        # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] literal; ref: text-embedding-3-small call_argument
        lambda: client.embeddings.create(model="text-embedding-3-small", input="x"),
    )
