"""A short name stands for what the table has for it; one that the table does not know stands for itself."""

from openai import OpenAI
from transformers import AutoModel

client = OpenAI()
ALIASES = {
    "fast": "gpt-4o-mini",  # ref: gpt-4o-mini config_value
    "smart": "gpt-4.1",  # ref: gpt-4.1 config_value
    "never": "unheard",
}
CARDS = {
    "vitc": {"card": "tals/albert-xlarge-vitaminc-mnli"},  # ref: tals/albert-xlarge-vitaminc-mnli config_value
    "mnli": {"card": "roberta-large-mnli"},  # ref: roberta-large-mnli config_value
}


def resolve(name):
    if name in ALIASES:
        return ALIASES[name]
    return name


def resolve_in_one(name: str) -> str:
    return ALIASES[name] if name in ALIASES else name


def card(name):
    if name not in CARDS:
        raise KeyError(name)
    return CARDS[name]["card"]


class Judge:
    def __init__(self, model_name="mnli"):
        self.card = card(model_name)

    def load(self):
        # call: transformers.AutoModel.from_pretrained -> roberta-large-mnli [huggingface] same_file
        return AutoModel.from_pretrained(self.card)


def ask(model="fast"):
    # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    return client.chat.completions.create(model=resolve(model), messages=[])


def ask_by_id():
    # call: chat.completions.create -> gpt-4-turbo [openai] literal; ref: gpt-4-turbo call_argument
    return client.chat.completions.create(model=resolve("gpt-4-turbo"), messages=[])


def ask_in_one():
    # call: chat.completions.create -> gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=resolve_in_one("smart"), messages=[])


def ask_again(model="fast"):
    model = ALIASES.get(model, model)
    # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


def ask_later(model="smart"):
    if model in ALIASES:
        model = ALIASES[model]
    # call: chat.completions.create -> gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model, messages=[])


def ask_for_anything(model):
    # call: chat.completions.create -> gpt-4o-mini, gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=ALIASES.get(model, model), messages=[])


def resolve_or(name):
    return ALIASES.get(name, "gpt-3.5-turbo")  # ref: gpt-3.5-turbo default


def ask_or():
    # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    client.chat.completions.create(model=resolve_or("fast"), messages=[])
    # call: chat.completions.create -> gpt-3.5-turbo [openai] same_file
    client.chat.completions.create(model=resolve_or("unknown"), messages=[])
