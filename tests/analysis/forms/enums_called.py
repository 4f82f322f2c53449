from enum import Enum, StrEnum, auto
from openai import OpenAI


class M(StrEnum):
    A = "gpt-4o"  # ref: gpt-4o config_value
    B = "gpt-4o-mini"  # ref: gpt-4o-mini config_value


class N(str, Enum):
    X = "gpt-4"  # ref: gpt-4 config_value




c = OpenAI()


def f(m: M = M.A):
    c.chat.completions.create(model=m)  # call: chat.completions.create -> gpt-4o [openai] same_file


def g(m=M.B):
    c.chat.completions.create(model=m.value)  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def h():
    c.chat.completions.create(model=N("gpt-4").value)  # call: chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
    c.chat.completions.create(model=M["A"].value)  # call: chat.completions.create -> gpt-4o [openai] same_file
    c.chat.completions.create(model=str(N.X.value))  # call: chat.completions.create -> gpt-4 [openai] same_file
