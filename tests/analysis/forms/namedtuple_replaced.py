"""Named tuples and dataclasses with fields changed."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from openai import OpenAI

client = OpenAI()


class Settings(NamedTuple):
    model: str = "gpt-4o"  # ref: gpt-4o default
    limit: int = 1


@dataclass
class Options:
    model: str = "gpt-4"  # ref: gpt-4 default
    limit: int = 1


def larger(settings: Settings) -> object:
    settings = settings._replace(model="gpt-4.1")  # ref: gpt-4.1 call_argument
    # call: chat.completions.create -> gpt-4.1, gpt-4o [openai] same_file
    return client.chat.completions.create(model=settings.model, messages=[])


def other(options: Options) -> object:
    changed = replace(options, model="gpt-4-turbo")  # ref: gpt-4-turbo call_argument
    # call: chat.completions.create -> gpt-4-turbo, gpt-4 [openai] same_file
    return client.chat.completions.create(model=changed.model, messages=[])


def texts(text: str) -> str:
    return text.replace("gpt-4o", "gpt-4.1")
