import functools
from functools import partial

import litellm
from openai import OpenAI

client = OpenAI()
ask = partial(client.chat.completions.create, model="gpt-4o", temperature=0)  # ref: gpt-4o call_argument [openai]
judge = functools.partial(litellm.completion, "anthropic/claude-3-haiku-20240307")  # ref: claude-3-haiku-20240307 call_argument [anthropic]


def go():
    ask(messages=[])  # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file


def rules():
    judge(messages=[])  # call: litellm.completion -> claude-3-haiku-20240307 [-] same_file


def wrapper(prompt, model, temperature=0):
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


cheap = partial(wrapper, model="gpt-4o-mini")  # ref: gpt-4o-mini call_argument
