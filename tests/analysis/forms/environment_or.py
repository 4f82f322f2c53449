"""A variable without a default, then ``or``."""

import os

from openai import OpenAI

client = OpenAI()
JUDGE = os.environ.get("JUDGE_MODEL") or "gpt-4.1"  # ref: gpt-4.1 default [openai]


def go():
    client.chat.completions.create(model=JUDGE, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] env_default


def subscript():
    model = os.environ["CHAT_MODEL"] or "gpt-4.1-mini"  # ref: gpt-4.1-mini default
    client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1-mini [openai] env_default
