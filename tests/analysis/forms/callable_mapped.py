"""Functions that are called with each element of a collection."""

import asyncio
from multiprocessing import Pool

from openai import OpenAI

client = OpenAI()


def ask(model):
    # call: openai.OpenAI().chat.completions.create -> gpt-4, gpt-4o [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


def everyone():
    return list(map(ask, ["gpt-4o"])), Pool(4).imap(ask, ["gpt-4"])  # ref: gpt-4o call_argument, gpt-4 call_argument


async def spread(prompts):
    config = {"model": "gpt-4o-mini", "seed": 1}  # ref: gpt-4o-mini config_value
    inputs = [{"messages": [prompt], **config} for prompt in prompts]
    # call: openai.OpenAI().chat.completions.create -> gpt-4o-mini [openai] same_file
    return await asyncio.gather(*map(lambda one: client.chat.completions.create(**one), inputs))
