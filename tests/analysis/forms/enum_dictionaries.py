"""Members of an enumeration that are dictionaries."""

import os
from enum import Enum

from openai import OpenAI


class Defaults(Enum):
    OPENAI = {
        "embedding": os.getenv("EMBEDDING_MODEL", "text-embedding-3-small"),  # ref: text-embedding-3-small default
        "size": 512,
    }


# call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] env_default
OpenAI().embeddings.create(model=Defaults.OPENAI.value["embedding"], input="")
