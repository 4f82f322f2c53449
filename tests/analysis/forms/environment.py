import os
from os import environ, getenv

from openai import OpenAI

client = OpenAI()
MODEL = os.getenv("OPENAI_MODEL", "gpt-4o")  # ref: gpt-4o default [openai]
SMALL = os.environ.get("SMALL_MODEL", "gpt-4o-mini")  # ref: gpt-4o-mini default
JUDGE = environ.get("JUDGE_MODEL", "gpt-4.1")  # ref: gpt-4.1 default
BARE = getenv("BARE_MODEL", default="gpt-4")  # ref: gpt-4 default
ONLY = os.environ["ONLY_MODEL"]


def go():
    client.chat.completions.create(model=MODEL, messages=[])  # call: chat.completions.create -> gpt-4o [openai] env_default
    client.chat.completions.create(model=SMALL, messages=[])  # call: chat.completions.create -> gpt-4o-mini [openai] env_default
    client.chat.completions.create(model=JUDGE, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] env_default
    client.chat.completions.create(model=BARE, messages=[])  # call: chat.completions.create -> gpt-4 [openai] env_default
    client.chat.completions.create(model=ONLY, messages=[])  # call: chat.completions.create -> - [openai] unresolved


def set_first():
    os.environ.setdefault("LATE_MODEL", "gpt-3.5-turbo")  # ref: gpt-3.5-turbo default
