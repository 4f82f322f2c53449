"""The base's method runs with what the subclass names."""

from openai import OpenAI


class Base:
    model = "gpt-4o"  # ref: gpt-4o config_value [openai]

    def __init__(self):
        self.client = OpenAI()

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])


class Small(Base):
    model = "gpt-4o-mini"  # ref: gpt-4o-mini config_value [openai]
