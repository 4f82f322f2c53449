"""One setting that goes to whichever vendor is chosen: it is an id of the one that serves it."""

import os

from langchain_cohere import ChatCohere
from langchain_fireworks import ChatFireworks
from langchain_openai import ChatOpenAI

MODEL = os.getenv("MODEL", "gpt-4o-2024-08-06")  # ref: gpt-4o-2024-08-06 default [openai]


def model_of(vendor: str) -> object:
    if vendor == "cohere":
        return ChatCohere(model=MODEL)  # call: ChatCohere -> - [cohere] unresolved
    if vendor == "fireworks":
        return ChatFireworks(model=MODEL)  # call: ChatFireworks -> gpt-4o-2024-08-06 [fireworks] env_default
    return ChatOpenAI(model=MODEL)  # call: ChatOpenAI -> gpt-4o-2024-08-06 [openai] env_default


def in_the_call_itself() -> object:
    return ChatCohere(model="gpt-4o-mini")  # ref: gpt-4o-mini call_argument [cohere]; call: ChatCohere -> gpt-4o-mini [cohere] literal
