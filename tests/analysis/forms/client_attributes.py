from functools import cached_property

import anthropic
from openai import AsyncOpenAI, OpenAI


class InInit:
    def __init__(self):
        self.client = OpenAI()
        self.completions = self.client.chat.completions
        self.model = "gpt-4o"  # ref: gpt-4o config_value [openai]

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])

    def ask_shortly(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return self.completions.create(model=self.model, messages=[])


class InClass:
    client = anthropic.Anthropic()
    model = "claude-3-haiku-20240307"  # ref: claude-3-haiku-20240307 config_value [anthropic]

    def ask(self):
        # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] same_file
        return self.client.messages.create(model=self.model, max_tokens=1, messages=[])

    @classmethod
    def ask_class(cls):
        # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] same_file
        return cls.client.messages.create(model=cls.model, max_tokens=1, messages=[])


class Lazy:
    _client = None

    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI()
        return self._client

    @cached_property
    def later(self) -> AsyncOpenAI:
        return AsyncOpenAI()

    async def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
        self.client.chat.completions.create(model="gpt-4.1", messages=[])
        # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4.1-mini [openai] literal; ref: gpt-4.1-mini call_argument
        await self.later.chat.completions.create(model="gpt-4.1-mini", messages=[])


class SetLater:
    def __init__(self):
        self.client: OpenAI | None = None

    def connect(self):
        self.client = OpenAI()

    def ask(self):
        assert self.client is not None
        # call: openai.OpenAI().chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
        return self.client.chat.completions.create(model="gpt-4", messages=[])
