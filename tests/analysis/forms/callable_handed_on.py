"""A method handed to something that calls it with the arguments beside it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from openai import AsyncOpenAI, OpenAI
from threading import Thread

from tenacity import Retrying, retry, stop_after_attempt

client = OpenAI()
executor = ThreadPoolExecutor()


async def threads(loop: asyncio.AbstractEventLoop) -> None:
    # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    await asyncio.to_thread(client.chat.completions.create, model="gpt-4o", messages=[])
    # call: chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
    await loop.run_in_executor(None, partial(client.chat.completions.create, model="gpt-4", messages=[]))
    # call: chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
    await loop.run_in_executor(None, lambda: client.chat.completions.create(model="gpt-4.1", messages=[]))


def pool() -> None:
    # call: chat.completions.create -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument
    executor.submit(client.chat.completions.create, model="gpt-4o-mini", messages=[])


def retried() -> None:
    call = retry(stop=stop_after_attempt(3))(client.chat.completions.create)
    # call: chat.completions.create -> gpt-4-turbo [openai] literal; ref: gpt-4-turbo call_argument
    call(model="gpt-4-turbo", messages=[])
    # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    retry(client.chat.completions.create)(model="gpt-4o", messages=[])
    # call: chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
    Retrying(stop=stop_after_attempt(3))(client.chat.completions.create, model="gpt-4", messages=[])


@retry(stop=stop_after_attempt(3))
async def decorated(model: str) -> object:
    # call: chat.completions.create -> gpt-4.1 [openai] same_file
    return await AsyncOpenAI().chat.completions.create(model=model, messages=[])


async def ask() -> None:
    await decorated("gpt-4.1")  # ref: gpt-4.1 call_argument


def own(model: str) -> object:
    # call: chat.completions.create -> gpt-4o, gpt-4, gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


async def hand_on() -> None:
    await asyncio.to_thread(own, "gpt-4o")  # ref: gpt-4o call_argument
    executor.submit(own, model="gpt-4")  # ref: gpt-4 call_argument
    Thread(target=own, args=("gpt-4.1",)).start()  # ref: gpt-4.1 call_argument
    Thread(target=print, args=("nothing",)).start()
