import functools

from openai import OpenAI
from tenacity import retry, stop_after_attempt

client = OpenAI()


def logged(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        print("call")
        return function(*args, **kwargs)

    return inner


@retry(stop=stop_after_attempt(3))
def complete(prompt, model="gpt-4o"):  # ref: gpt-4o default [openai]
    # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


@logged
def judge(prompt, model):
    # call: openai.OpenAI().chat.completions.create -> gpt-4o-mini [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


complete("x", model="gpt-4.1")  # ref: gpt-4.1 call_argument [openai]
judge("x", "gpt-4o-mini")  # ref: gpt-4o-mini call_argument [openai]
