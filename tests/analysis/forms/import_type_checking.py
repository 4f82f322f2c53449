from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai import AsyncOpenAI


class Namer:
    def __init__(self, client: "AsyncOpenAI") -> None:
        self._client = client

    async def name(self, text: str) -> str:
        # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument
        reply = await self._client.chat.completions.create(model="gpt-4o-mini", messages=[])
        return reply.choices[0].message.content
