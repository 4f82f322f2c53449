import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def ask(prompt):
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    response = await client.chat.completions.create(model="gpt-4o", messages=[])
    return response


async def many(prompts):
    tasks = [
        # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument
        client.chat.completions.create(model="gpt-4o-mini", messages=[])
        for prompt in prompts
    ]
    return await asyncio.gather(*tasks)


async def streamed():
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
    async for chunk in await client.chat.completions.create(model="gpt-4.1", messages=[], stream=True):
        yield chunk


async def returned():
    return (await client.embeddings.create(  # call: openai.AsyncOpenAI().embeddings.create -> text-embedding-3-small [openai] literal
        input="x", model="text-embedding-3-small"  # ref: text-embedding-3-small call_argument
    )).data[0].embedding
