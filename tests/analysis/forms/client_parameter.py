from __future__ import annotations

from typing import Annotated, Optional, Union

import anthropic
import openai
from fastapi import Depends
from openai import AsyncOpenAI, OpenAI


def annotated(client: OpenAI):
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    return client.chat.completions.create(model="gpt-4o", messages=[])


def optional(client: Optional[openai.OpenAI] = None):
    # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument [openai]
    return client.chat.completions.create(model="gpt-4.1", messages=[])


async def injected(client: Annotated[AsyncOpenAI, Depends(object)]):
    # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
    return await client.chat.completions.create(model="gpt-4", messages=[])


def bare(client):
    # call: chat.completions.create -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
