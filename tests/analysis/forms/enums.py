from enum import Enum, auto

from openai import OpenAI

try:
    from enum import StrEnum
except ImportError:

    class StrEnum(str, Enum):
        pass


class Model(Enum):
    BIG = "gpt-4o"  # ref: gpt-4o config_value [openai]
    SMALL = "gpt-4o-mini"  # ref: gpt-4o-mini config_value [openai]


class Named(str, Enum):
    FAST = "gpt-4.1-mini"  # ref: gpt-4.1-mini config_value
    SLOW = "gpt-4.1"  # ref: gpt-4.1 config_value


class Rich(StrEnum):
    ONLY = "gpt-4"  # ref: gpt-4 config_value


client = OpenAI()


def ask(model: Named = Named.FAST):
    client.chat.completions.create(model=Model.BIG.value, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=Model["SMALL"].value, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.chat.completions.create(model=Named.SLOW, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.chat.completions.create(model=str(Rich.ONLY), messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file
    client.chat.completions.create(model=model.value, messages=[])  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file


def everything():
    for one in Model:
        client.chat.completions.create(model=one.value, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file


def by_value(name: str):
    # the value says which member: this is a look-up, not a model that is sent
    return Model("gpt-4o")  # ref: gpt-4o call_argument
