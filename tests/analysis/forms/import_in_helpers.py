"""SDKs that are imported in helpers, methods and class bodies, and classes that are kept as attributes."""

import importlib


def _import_openai():
    try:
        import openai
    except ImportError as error:
        raise ImportError("pip install openai") from error
    return openai


def _load(name="openai"):
    return importlib.import_module(name)


def _class():
    try:
        from openai import OpenAI
    except ImportError:
        OpenAI = None
    return OpenAI


def _both():
    import openai
    from anthropic import Anthropic

    return openai, Anthropic


def _once():
    global _sdk
    import openai as _sdk


def _colours():
    import colorsys

    return colorsys


_import_openai().OpenAI().responses.create(model="gpt-4o")  # call: responses.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
_load().OpenAI().responses.create(model="gpt-4")  # call: responses.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
_class()().responses.create(model="o1")  # call: responses.create -> o1 [openai] literal; ref: o1 call_argument
sdk, Made = _both()
sdk.OpenAI().responses.create(model="o3")  # call: responses.create -> o3 [openai] literal; ref: o3 call_argument
Made().messages.create(model="claude-3-haiku-20240307")  # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] literal; ref: claude-3-haiku-20240307 call_argument
_colours().OpenAI().draw(model="red")  # none


def later():
    return _sdk.OpenAI().responses.create(model="gpt-5")  # call: openai.OpenAI().responses.create -> gpt-5 [openai] literal; ref: gpt-5 call_argument


class Asker:
    import openai as sdk

    client_class = sdk.OpenAI

    def __init__(self):
        import anthropic

        self._anthropic = anthropic

    def ask(self):
        return self.client_class().responses.create(model="o3-mini")  # call: openai.OpenAI().responses.create -> o3-mini [openai] literal; ref: o3-mini call_argument

    def ask_other(self):
        return self._anthropic.Anthropic().messages.create(model="claude-3-opus-20240229")  # call: anthropic.Anthropic().messages.create -> claude-3-opus-20240229 [anthropic] literal; ref: claude-3-opus-20240229 call_argument


class Below(Asker):
    client_class = _class()

    def __init__(self):
        self.client = self.client_class()

    def ask(self):
        return self.client.responses.create(model="o4-mini")  # call: openai.OpenAI().responses.create -> o4-mini [openai] literal; ref: o4-mini call_argument


class Shop:
    client_class = dict

    def ask(self):
        return self.client_class(model="red")  # none
