"""URLs, file names, keys and words that hold a model's name without being one."""

import os
from pathlib import Path

from openai import OpenAI

DOCS = "https://platform.openai.com/docs/models/gpt-4o"  # none
BADGE = "https://img.shields.io/badge/gpt-4o-blue"  # none
LOG = "logs/gpt-4o.json"  # none
CACHE = Path("cache") / "gpt-4o-responses.sqlite"  # none
ICON = "gpt-4o.svg"  # none
VOICE = "alloy"  # none
FEATURE = "use-gpt-4o"  # none
BRAND = "GPT"  # none
VERSION = "claude"  # none
ENV = os.getenv("GPT_4O_KEY", "")  # none
MIME = "application/json"  # none
MODEL_TYPE = "chat"  # none
model_path = "models/best.pt"  # none
OUT = os.path.join("out", "gemini")  # none
title = "Chat with gpt-4o today"  # none


def speak(client: OpenAI):
    client.files.create(file=open("gpt-4o.jsonl", "rb"), purpose="batch")  # none
    return client.models.list()  # none
