"""Modules that a library loads when they are first needed."""

from lazy_loader import load as _load


def dependency(name):
    return _load(name)


def ask():
    litellm = dependency("litellm")
    # call: litellm.completion -> gpt-4o [-] literal
    litellm.completion(model="openai/gpt-4o", messages=[])  # ref: gpt-4o call_argument
