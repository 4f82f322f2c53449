"""What a table keeps on a model, which its record names once more; and what is made to be called."""

from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Limits:
    name: str
    context: int


class Model:
    def __init__(self, name):
        self.name = name

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o-mini [openai] same_file
        OpenAI().chat.completions.create(model=self.name, messages=[])


LIMITS = {
    "gpt-4": Limits("gpt-4", 8192),  # ref: gpt-4 table_key, gpt-4 table_key
    "gpt-4o": Limits(name="gpt-4o", context=128_000),  # ref: gpt-4o table_key, gpt-4o table_key
}
CLIENTS = {
    "gpt-4o-mini": Model("gpt-4o-mini"),  # ref: gpt-4o-mini table_key, gpt-4o-mini call_argument
}
TITLES = ("GPT-4 (300 characters)", "GPT-4", "Alpaca 7B")  # ref: gpt-4 other
MODELS_TO_SHOW = ["GPT-4 (300 characters)", "GPT-4"]  # ref: gpt-4 other
