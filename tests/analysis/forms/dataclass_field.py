from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Config:
    model: str = "gpt-4o"  # ref: gpt-4o default [openai]
    embedder: str = field(default="text-embedding-3-small")  # ref: text-embedding-3-small default [openai]
    backup: str = field(default_factory=lambda: "gpt-4o-mini")  # ref: gpt-4o-mini default


class Bot:
    def __init__(self, config: Config):
        self.config = config
        self.client = OpenAI()

    def ask(self):
        self.client.chat.completions.create(model=self.config.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
        self.client.embeddings.create(model=self.config.embedder, input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file
        self.client.chat.completions.create(model=self.config.backup, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
