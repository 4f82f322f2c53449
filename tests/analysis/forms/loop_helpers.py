"""Iterators that give what they are given, and what two sets have in common."""

import itertools
from itertools import cycle

from openai import OpenAI
from tqdm import tqdm

CHEAP = ["gpt-3.5-turbo", "gpt-4o-mini"]  # ref: gpt-3.5-turbo config_value, gpt-4o-mini config_value


class Rotating:
    def __init__(self):
        self.client = OpenAI()
        mine = [model.id for model in self.client.models.list()]
        self.models = cycle(list(set(mine) & set(CHEAP)))

    def ask(self):
        model = next(self.models)
        # call: openai.OpenAI().chat.completions.create -> gpt-3.5-turbo, gpt-4o-mini [openai] same_file
        self.client.chat.completions.create(model=model, messages=[])


def all_of_them():
    for model in tqdm(["gpt-4o"], desc="Models"):  # ref: gpt-4o call_argument
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        OpenAI().chat.completions.create(model=model, messages=[])


def the_first():
    for model in itertools.islice(["gpt-4"], 1):  # ref: gpt-4 call_argument
        # call: openai.OpenAI().chat.completions.create -> gpt-4 [openai] same_file
        OpenAI().chat.completions.create(model=model, messages=[])
