"""A helper that reads sections of what it is handed: its arguments are names of sections and options."""

import configparser

from ollama import chat


def get_field(config, section, field):
    if section not in config:
        return None
    if config.has_option(section, field):
        return config.get(section, field)
    return None


def load(path):
    config = configparser.ConfigParser()
    config.read(path)
    return {
        "model": get_field(config, "model", "model"),
        "endpoint": get_field(config, "model", "model_endpoint"),
        "window": get_field(config, "model", "context_window"),
    }


def ask(path):
    # call: ollama.chat -> - [ollama] unresolved
    return chat(model=load(path)["model"], messages=[])
