from typing import Annotated, Optional

from openai import OpenAI

client = OpenAI()


def positional(prompt, model="gpt-4o"):  # ref: gpt-4o default [openai]
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file


def annotated(prompt: str, model: Optional[str] = "gpt-4o-mini"):  # ref: gpt-4o-mini default [openai]
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file


def keyword_only(prompt: str, *, model: Annotated[str, "the model"] = "gpt-4.1"):  # ref: gpt-4.1 default
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file


def several_lines(
    prompt: str,
    model: str = "gpt-4.1-mini",  # ref: gpt-4.1-mini default
    /,
    *extra: str,
    **options: object,
):
    return client.chat.completions.create(model=model, messages=[], **options)  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file


def nothing_known(prompt, model):
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> - [openai] caller


ask = lambda prompt, model="gpt-4": client.chat.completions.create(model=model, messages=[])  # ref: gpt-4 default; call: chat.completions.create -> gpt-4 [openai] same_file
