"""Environment defaults handed through a class or function of the project."""

import os

from openai import OpenAI


class PersistentConfig:
    def __init__(self, env_name: str, config_path: str, env_value: object) -> None:
        self.env_name = env_name
        self.config_path = config_path
        self.value = env_value


class Plain:
    def __init__(self, name: str, default: str) -> None:
        self.value = os.environ.get(name, default)


MODEL = PersistentConfig("MODEL", "openai.model", os.environ.get("MODEL", "gpt-4o"))  # ref: gpt-4o default
SMALL = Plain("SMALL", "gpt-4o-mini")  # ref: gpt-4o-mini call_argument


def ask() -> object:
    # call: chat.completions.create -> gpt-4o [openai] env_default
    return OpenAI().chat.completions.create(model=MODEL.value, messages=[])


def quick() -> object:
    # call: chat.completions.create -> gpt-4o-mini [openai] env_default
    return OpenAI().chat.completions.create(model=SMALL.value, messages=[])


class Other:
    def __init__(self, name: str, value: str) -> None:
        self.value = value


COLOUR = Other("COLOUR", "red")
