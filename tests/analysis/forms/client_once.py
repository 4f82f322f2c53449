from functools import lru_cache, cached_property
from contextlib import asynccontextmanager, contextmanager
from openai import AsyncOpenAI, OpenAI
import anthropic

_client = None


def get_client():
    global _client
    if _client is None:
        _client = OpenAI()
    return _client


class S:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = anthropic.Anthropic()
        return cls._instance

    @cached_property
    def lazy(self):
        return AsyncOpenAI()

    async def run(self):
        self.client.messages.create(model="claude-3-opus-20240229", max_tokens=1)  # call: messages.create -> claude-3-opus-20240229 [anthropic] literal; ref: claude-3-opus-20240229 call_argument
        await self.lazy.chat.completions.create(model="gpt-4o", messages=[])  # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument


def run():
    get_client().chat.completions.create(model="gpt-4o", messages=[])  # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    S().client.messages.create(model="claude-3-opus-20240229")  # call: messages.create -> claude-3-opus-20240229 [anthropic] literal; ref: claude-3-opus-20240229 call_argument


@contextmanager
def session():
    client = OpenAI()
    try:
        yield client
    finally:
        client.close()


def use():
    with session() as c, OpenAI() as d:
        c.chat.completions.create(model="gpt-4o", messages=[])  # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
        d.chat.completions.create(model="gpt-4o", messages=[])  # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    if (e := OpenAI()) and (m := "gpt-4"):  # ref: gpt-4 config_value
        e.chat.completions.create(model=m, messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file
