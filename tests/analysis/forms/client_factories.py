from contextlib import asynccontextmanager, contextmanager

from openai import AsyncOpenAI, OpenAI


def make():
    return OpenAI()


def make_annotated(key) -> OpenAI:
    return _registry[key]


async def make_async():
    client = AsyncOpenAI()
    return client


@contextmanager
def session():
    client = OpenAI()
    try:
        yield client
    finally:
        client.close()


_client = None


def get_client():
    global _client
    if _client is None:
        _client = OpenAI()
    return _client


class Maker:
    @staticmethod
    def build():
        return OpenAI()

    def own(self):
        return self.build()


async def go():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    make().chat.completions.create(model="gpt-4o", messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument
    make_annotated("k").chat.completions.create(model="gpt-4o-mini", messages=[])
    client = await make_async()
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
    await client.chat.completions.create(model="gpt-4.1", messages=[])
    with session() as opened:
        # call: openai.OpenAI().chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
        opened.chat.completions.create(model="gpt-4", messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-4.1-mini [openai] literal; ref: gpt-4.1-mini call_argument
    get_client().chat.completions.create(model="gpt-4.1-mini", messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-3.5-turbo [openai] literal; ref: gpt-3.5-turbo call_argument
    Maker().own().chat.completions.create(model="gpt-3.5-turbo", messages=[])
