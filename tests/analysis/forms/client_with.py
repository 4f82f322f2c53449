import anthropic
from openai import AsyncOpenAI, OpenAI


def plain():
    with OpenAI() as client:
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
        return client.chat.completions.create(model="gpt-4o", messages=[])


async def asynchronous():
    async with AsyncOpenAI() as client, AsyncOpenAI() as other:
        # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
        await client.chat.completions.create(model="gpt-4.1", messages=[])
        # call: openai.AsyncOpenAI().embeddings.create -> text-embedding-3-small [openai] literal; ref: text-embedding-3-small call_argument
        await other.embeddings.create(model="text-embedding-3-small", input="x")


def streamed():
    client = anthropic.Anthropic()
    # call: anthropic.Anthropic().messages.stream -> claude-3-haiku-20240307 [anthropic] literal; ref: claude-3-haiku-20240307 call_argument
    with client.messages.stream(model="claude-3-haiku-20240307", max_tokens=9, messages=[]) as stream:
        for text in stream.text_stream:
            print(text)


async def streamed_async(client: anthropic.AsyncAnthropic):
    async with client.messages.stream(  # call: anthropic.AsyncAnthropic().messages.stream -> claude-3-5-sonnet-20241022 [anthropic] literal
        model="claude-3-5-sonnet-20241022",  # ref: claude-3-5-sonnet-20241022 call_argument [anthropic]
        max_tokens=9,
        messages=[],
    ) as stream:
        async for event in stream:
            print(event)
