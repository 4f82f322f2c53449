"""``literal`` means: it stands in the arguments of this very call."""

from functools import partial

import litellm
from openai import OpenAI

client = OpenAI()


def in_another_call():
    body = dict(model="gpt-4o", temperature=0)  # ref: gpt-4o config_value [openai]
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
    return client.chat.completions.create(messages=[], **body)


def in_its_own_body():
    # call: litellm.completion -> gpt-4o [-] literal; ref: gpt-4o call_argument
    return litellm.completion(**dict(model="gpt-4o", messages=[]))
