from types import SimpleNamespace

from openai import OpenAI

settings = SimpleNamespace(model="gpt-4.1")  # ref: gpt-4.1 config_value [openai]


def ask():
    # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] same_file
    return OpenAI().chat.completions.create(model=settings.model, messages=[])
