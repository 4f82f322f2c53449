"""What a class names itself takes the place of what its base names."""

from openai import OpenAI


class Base:
    model = "gpt-4o"  # ref: gpt-4o config_value [openai]

    def __init__(self):
        self.client = OpenAI()

    def first(self):
        # call: openai.OpenAI().responses.create -> gpt-4o, gpt-4.1 [openai] same_file
        return self.client.responses.create(model=self.model, input="x")


class Other(Base):
    model = "gpt-4.1"  # ref: gpt-4.1 config_value [openai]

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])
