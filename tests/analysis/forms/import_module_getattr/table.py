import importlib

_MODULES = {"OpenAI": "openai", "Anthropic": "anthropic", "helper": ".own"}


def __getattr__(name):
    module = importlib.import_module(_MODULES[name], __package__)
    return getattr(module, name)
