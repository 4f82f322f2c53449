"""A list is a default too when a factory makes it."""

from dataclasses import dataclass, field

from attrs import Factory, define
from openai import OpenAI
from pydantic import BaseModel, Field


@dataclass
class One:
    models: list = field(default_factory=lambda: ["gpt-4.1", "gpt-4.1-mini"])  # ref: gpt-4.1 default, gpt-4.1-mini default


class Two(BaseModel):
    models: list[str] = Field(default_factory=lambda: ["gpt-4o-mini"])  # ref: gpt-4o-mini default


@define
class Three:
    models: list[str] = Factory(lambda: ["gpt-4o"])  # ref: gpt-4o default


class Four(BaseModel):
    models: list[str] = ["gpt-4"]  # ref: gpt-4 default


def go(one: One, two: Two, three: Three, four: Four):
    client = OpenAI()
    client.chat.completions.create(model=one.models[0], messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.chat.completions.create(model=two.models[0], messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.chat.completions.create(model=three.models[0], messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=four.models[0], messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file
