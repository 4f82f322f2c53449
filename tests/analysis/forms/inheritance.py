import anthropic
from openai import OpenAI


class Base:
    model = "gpt-4o"  # ref: gpt-4o config_value [openai]

    def __init__(self):
        self.client = OpenAI()


class Same(Base):
    def embed(self):
        # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] literal; ref: text-embedding-3-small call_argument
        return self.client.embeddings.create(model="text-embedding-3-small", input="x")

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])


class Other(Base):
    model = "gpt-4.1"  # ref: gpt-4.1 config_value [openai]

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])


class Template:
    def __init__(self):
        self.client = anthropic.Anthropic()

    def model_name(self):
        raise NotImplementedError

    def ask(self):
        # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] same_file
        return self.client.messages.create(model=self.model_name(), max_tokens=1, messages=[])


class Haiku(Template):
    def model_name(self):
        return "claude-3-haiku-20240307"  # ref: claude-3-haiku-20240307 default [anthropic]
