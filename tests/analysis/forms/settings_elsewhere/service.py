from openai import AsyncOpenAI

from config import get_settings

settings = get_settings()
client = AsyncOpenAI()


async def answer(question):
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return await client.chat.completions.create(model=settings.openai_model, messages=[])


async def answer_again(question):
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return await client.chat.completions.create(model=get_settings().openai_model, messages=[])
