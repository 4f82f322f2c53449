"""Tables that are read by a key which has a default: whoever asks may say another one."""

from anthropic import Anthropic
from openai import OpenAI

MODELS = {"fast": "gpt-4o-mini", "smart": "gpt-4o"}  # ref: gpt-4o-mini config_value [openai], gpt-4o config_value [openai]
PURPOSES = {
    "default": {"provider": "openai", "model": "gpt-4.1"},  # ref: gpt-4.1 config_value [openai]
    "reading": {"provider": "anthropic", "model": "claude-haiku-4-5"},  # ref: claude-haiku-4-5 config_value [anthropic]
}
FIXED = {"a": "o3-mini", "b": "o1"}  # ref: o3-mini config_value, o1 config_value


def ask(tier="fast"):
    # call: chat.completions.create -> gpt-4o-mini, gpt-4o [openai] same_file
    return OpenAI().chat.completions.create(model=MODELS[tier], messages=[])


def fetch(tier: str = "smart"):
    # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
    return OpenAI().chat.completions.create(model=MODELS.get(tier), messages=[])


def complete(purpose="default"):
    chosen = PURPOSES[purpose]
    if chosen["provider"] == "openai":
        # call: chat.completions.create -> gpt-4.1 [openai] same_file
        return OpenAI().chat.completions.create(model=chosen["model"], messages=[])
    # call: messages.create -> claude-haiku-4-5 [anthropic] same_file
    return Anthropic().messages.create(model=chosen["model"], max_tokens=9, messages=[])


def known(key="a"):
    # call: chat.completions.create -> o3-mini, o1 [openai] same_file
    return OpenAI().chat.completions.create(model=FIXED[key], messages=[])


def always():
    # call: chat.completions.create -> o1 [openai] same_file
    return OpenAI().chat.completions.create(model=FIXED["b"], messages=[]), known("b")
