import importlib
from openai import OpenAI


class Lazy:
    _module = None

    def __getattr__(self, name):
        self._load()
        return getattr(self._module, name)

    def _load(self):
        if self._module is None:
            self._module = importlib.import_module("litellm")


litellm = Lazy()


def ask(messages):
    return litellm.completion(model="gpt-4o", messages=messages)  # call: litellm.completion -> gpt-4o [-] literal; ref: gpt-4o call_argument
