"""Definitions inside definitions, async generators, nested functions that use an outer name."""

from openai import AsyncOpenAI


def build(model="gpt-4o"):  # ref: gpt-4o default [openai]
    client = AsyncOpenAI()

    async def stream(prompt):
        # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o [openai] same_file
        async for chunk in await client.chat.completions.create(model=model, messages=[], stream=True):
            yield chunk

    class Inner:
        async def ask(self):
            # call: openai.AsyncOpenAI().responses.create -> gpt-4o [openai] same_file
            return await client.responses.create(model=model, input="x")

    return stream, Inner


try:
    chosen = "gpt-4.1"  # ref: gpt-4.1 config_value
except Exception:
    chosen = "gpt-4"  # ref: gpt-4 config_value
finally:
    pass


async def last():
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4, gpt-4.1 [openai] same_file
    return await AsyncOpenAI().chat.completions.create(model=chosen, messages=[])
