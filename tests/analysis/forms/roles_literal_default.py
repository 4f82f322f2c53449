from typing import Literal

from openai import OpenAI


def ask(model: Literal["gpt-4o", "gpt-4o-mini"] = "gpt-4o"):  # ref: gpt-4o other, gpt-4o-mini other, gpt-4o default [openai]
    return OpenAI().chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
