from typing import NamedTuple, TypedDict
from openai import OpenAI

c = OpenAI()


class Row(NamedTuple):
    model: str = "gpt-4o"  # ref: gpt-4o default
    n: int = 1


class Opt(TypedDict, total=False):
    model: str


def pick(kind):
    match kind:
        case "fast":
            return "gpt-4o-mini"  # ref: gpt-4o-mini default
        case _:
            return "gpt-4"  # ref: gpt-4 default


def run(kind):
    c.chat.completions.create(model=pick(kind), messages=[])  # call: chat.completions.create -> gpt-4o-mini, gpt-4 [openai] same_file
    c.chat.completions.create(model=Row().model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    first, *rest = ["o1-mini", "o1-preview", "o3-mini"]  # ref: o1-mini config_value, o1-preview config_value, o3-mini config_value
    c.chat.completions.create(model=first, messages=[])  # call: chat.completions.create -> o1-mini [openai] same_file
    for m in rest:
        c.chat.completions.create(model=m, messages=[])  # call: chat.completions.create -> o1-preview, o3-mini [openai] same_file
    name, window = ("gpt-4-turbo", 3)  # ref: gpt-4-turbo config_value
    c.chat.completions.create(model=name, messages=[])  # call: chat.completions.create -> gpt-4-turbo [openai] same_file
    o: Opt = {"model": "gpt-4.1-nano"}  # ref: gpt-4.1-nano config_value
    c.chat.completions.create(model=o["model"], messages=[])  # call: chat.completions.create -> gpt-4.1-nano [openai] same_file
