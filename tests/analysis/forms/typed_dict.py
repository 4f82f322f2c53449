from typing import NamedTuple, TypedDict

from openai import OpenAI


class Params(TypedDict):
    model: str
    temperature: float


class Row(NamedTuple):
    label: str
    model: str = "gpt-4o-mini"  # ref: gpt-4o-mini default [openai]


params: Params = {"model": "gpt-4o", "temperature": 0.1}  # ref: gpt-4o config_value [openai]
ROWS = [Row("small"), Row("big", "gpt-4")]  # ref: gpt-4 call_argument
client = OpenAI()


def go():
    client.chat.completions.create(**params, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    for row in ROWS:
        client.chat.completions.create(model=row.model, messages=[])  # call: chat.completions.create -> gpt-4, gpt-4o-mini [openai] same_file
