from llm import client as llm_client
from llm.client import async_client, client


def one():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    return client.chat.completions.create(model="gpt-4o", messages=[])


async def two():
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
    return await async_client.chat.completions.create(model="gpt-4.1", messages=[])


def three():
    # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] literal; ref: text-embedding-3-small call_argument
    return llm_client.client.embeddings.create(model="text-embedding-3-small", input="x")
