from typing import TypedDict

from openai import OpenAI


class Params(TypedDict):
    model: str
    temperature: float


made = Params(model="gpt-4.1", temperature=0.3)  # ref: gpt-4.1 call_argument [openai]


def go():
    OpenAI().chat.completions.create(**made, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
