"""Members of an enumeration that are rows: taken apart by index, by unpacking, and by a constructor."""

from dataclasses import dataclass
from enum import Enum

from openai import OpenAI

client = OpenAI()


class Row(Enum):
    SMALL = ("gpt-4o-mini", 128000)  # ref: gpt-4o-mini config_value [openai]
    LARGE = ("gpt-4o", 128000)  # ref: gpt-4o config_value [openai]


class Model(Enum):
    OLD = ("gpt-4", 8192)  # ref: gpt-4 config_value [openai]
    NEW = "gpt-4.1", 1000000  # ref: gpt-4.1 config_value [openai]

    def __init__(self, model_id: str, limit: int) -> None:
        self.model_id = model_id
        self.limit = limit


class Colour(Enum):
    RED = ("red", 1)


def by_index() -> object:
    # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    return client.chat.completions.create(model=Row.SMALL.value[0], messages=[])


def by_unpacking(row: Row) -> object:
    name, _ = row.value
    # call: chat.completions.create -> gpt-4o-mini, gpt-4o [openai] same_file
    return client.chat.completions.create(model=name, messages=[])


def by_constructor(model: Model) -> object:
    # call: chat.completions.create -> gpt-4, gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model.model_id, messages=[])


def by_member() -> object:
    # call: chat.completions.create -> gpt-4 [openai] same_file
    return client.chat.completions.create(model=Model.OLD.model_id, messages=[])


@dataclass
class Info:
    name: str
    limit: int


class Described(Enum):
    SMALL = Info("gpt-4.1-mini", 1)  # ref: gpt-4.1-mini call_argument
    LARGE = Info(name="gpt-4.1-nano", limit=1)  # ref: gpt-4.1-nano call_argument


def by_object(model: Described) -> object:
    # call: chat.completions.create -> gpt-4.1-mini, gpt-4.1-nano [openai] same_file
    return client.chat.completions.create(model=model.value.name, messages=[])


def limit(model: Model) -> int:
    return model.limit + Colour.RED.value[1]
