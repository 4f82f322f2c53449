"""What tells which version of a package is there, by what it is called."""

import importlib.metadata
from importlib.metadata import version

import openai
from openai import __version__ as installed_version
from packaging.version import Version

from compat import is_openai_v1


def ask(messages: list[dict[str, str]]) -> object:
    if Version(installed_version) < Version("1"):
        return openai.ChatCompletion.create(model="gpt-6-sol", messages=messages)  # ok
    return None


def complete(prompt: str) -> object:
    if version("openai").startswith("0."):
        return openai.Completion.create(model="gpt-6-sol", prompt=prompt)  # ok
    return None


def edit(text: str) -> object:
    if is_openai_v1():
        return None
    return openai.Edit.create(model="gpt-6-sol", input=text, instruction="")  # ok


def embed(text: str) -> object:
    if int(openai.__version__.split(".")[0]) < 1:
        return openai.Embedding.create(input=text, model="text-embedding-3-small")  # ok
    if Version(importlib.metadata.version("openai")) < Version("1"):
        return openai.Image.create(prompt=text)  # ok
    return openai.Moderation.create(input=text)  # ok


def blindly(text: str) -> object:
    return openai.Moderation.create(input=text)  # expect: AID107
