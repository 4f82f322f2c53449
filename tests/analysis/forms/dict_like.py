"""What is read like a dictionary: attribute dictionaries, layers, OmegaConf, the environment that the code sets."""

import os
from collections import ChainMap
from typing import Literal, get_args

from easydict import EasyDict
from omegaconf import OmegaConf
from openai import OpenAI

create = OpenAI().chat.completions.create

os.environ.setdefault("CHAT_MODEL", "gpt-4o")  # ref: gpt-4o default
os.environ["OTHER"] = "gpt-4o-mini"  # ref: gpt-4o-mini config_value
EASY = EasyDict({"model": "gpt-4"})  # ref: gpt-4 config_value
NAMED = EasyDict(model="gpt-4-turbo")  # ref: gpt-4-turbo call_argument
CONF = OmegaConf.create({"llm": {"model": "gpt-4.1"}})  # ref: gpt-4.1 config_value
DEFAULTS = {"model": "gpt-4.1-mini"}  # ref: gpt-4.1-mini config_value
Names = Literal["gpt-4.1-nano", "gpt-4o"]


def environment() -> None:
    create(model=os.environ["CHAT_MODEL"])  # call: chat.completions.create -> gpt-4o [openai] same_file
    create(model=os.getenv("OTHER"))  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def attributes() -> None:
    create(model=EASY.model)  # call: chat.completions.create -> gpt-4 [openai] same_file
    create(model=NAMED.model)  # call: chat.completions.create -> gpt-4-turbo [openai] same_file
    create(model=CONF.llm.model)  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def layers(given: dict[str, str]) -> None:
    create(**ChainMap(given, DEFAULTS))  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file


def literal() -> None:
    create(model=get_args(Names)[0])  # call: chat.completions.create -> gpt-4.1-nano [openai] same_file


def other(table: object) -> None:
    print(EasyDict({"colour": "red"}), os.environ["HOME"], table.create({"model": "red"}))
