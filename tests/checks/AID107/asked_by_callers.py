"""A helper that is only called where the version has been asked runs beside that version only."""

import openai
from openai import __version__

OLD = __version__.startswith("0.")


def answer(text):
    if __version__.startswith("0."):
        return _old(text)
    return openai.OpenAI().chat.completions.create(model="gpt-6-sol", messages=[])


def _old(text):
    return _older(text)


def _older(text):
    return openai.ChatCompletion.create(model="gpt-6-sol", messages=[])  # ok


def both(text):
    return openai.ChatCompletion.create(model="gpt-6-sol", messages=[])  # expect: AID107


def nobody(text):
    return openai.Completion.create(model="gpt-6-sol", prompt=text)  # expect: AID107


class Client:
    def ask(self, text):
        if hasattr(openai, "OpenAI"):
            return None
        else:
            return self._old(text)

    def _old(self, text):
        return openai.Edit.create(model="gpt-6-sol", input=text)  # ok


if __version__.startswith("0."):
    both("")
both("")
