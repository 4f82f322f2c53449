"""Every way to name the same class."""

import openai
import openai as oai
from openai import OpenAI as Client, AsyncOpenAI
import openai.resources
import anthropic, json as j


def plain():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    return openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[])


def module_alias():
    client = oai.OpenAI()
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    return client.chat.completions.create(model="gpt-4o", messages=[])


def class_alias():
    # call: openai.OpenAI().responses.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
    return Client(api_key="k").responses.create(model="gpt-4.1", input="hi")


def second_of_one_statement():
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] literal
    return anthropic.Anthropic().messages.create(
        max_tokens=5,
        model="claude-3-haiku-20240307",  # ref: claude-3-haiku-20240307 call_argument [anthropic]
        messages=[],
    )
