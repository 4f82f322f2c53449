"""What one subclass names is not what its sibling sends."""

from abc import ABC, abstractmethod

from openai import OpenAI


class Step(ABC):
    name: str

    def __init__(self):
        self.client = OpenAI()

    @abstractmethod
    def run(self): ...


class Draft(Step):
    name = "gpt-4o-mini"  # ref: gpt-4o-mini config_value [openai]

    def run(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o-mini [openai] same_file
        return self.client.chat.completions.create(model=self.name, messages=[])


class Review(Step):
    name = "gpt-4.1"  # ref: gpt-4.1 config_value [openai]

    def run(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] same_file
        return self.client.chat.completions.create(model=self.name, messages=[])


class Publish(Step):
    name = "publish"

    def run(self):
        return self.name
