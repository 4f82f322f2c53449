"""How a project reads its settings."""

import os
from typing import Generic, TypeVar

T = TypeVar("T")


def get_env(name, default=None):
    value = os.environ.get(name)
    return value if value else default


def env_or(key, fallback=None, cast=str):
    try:
        return cast(os.environ[key])
    except KeyError:
        return fallback


class Env:
    @staticmethod
    def get(key, default=None):
        return os.getenv(key, default)


class Kept(Generic[T]):
    """A setting that people may change while the program runs."""

    def __init__(self, name: str, path: str, default: T):
        self.name = name
        self.default = default
        self.stored = load(path)
        if self.stored is not None:
            self.value = self.stored
        else:
            self.value = default

    def save(self):
        self.stored = self.value

    @property
    def text(self):
        return self.value


class Lazy:
    def __init__(self, name: str, default: str):
        self._default = default
        self._name = name

    @property
    def value(self):
        return os.environ.get(self._name, self._default)


def load(path):
    return None


SPEECH = Kept("SPEECH", "audio.model", os.getenv("SPEECH", "whisper-1"))  # ref: whisper-1 default
CHAT = Kept("CHAT", "chat.model", os.environ.get("CHAT", "gpt-4o"))  # ref: gpt-4o default
TITLE = Kept("TITLE", "title.model", "gpt-4o-mini")  # ref: gpt-4o-mini call_argument
EMPTY = Kept("EMPTY", "empty", "")
LAZY = Lazy("LAZY", "o1")  # ref: o1 call_argument
COLOUR = Kept("COLOUR", "ui.colour", "red")
LATER = Kept("LATER", "later", None)
