"""The fields stand in a base, the constructor that fills them in the class below it."""

import openai
from pydantic import BaseModel


class Encoder(BaseModel):
    name: str
    threshold: float = 0.1


class OpenAIEncoder(Encoder):
    def __init__(self, name=None):
        if name is None:
            name = "text-embedding-3-small"  # ref: text-embedding-3-small config_value
        super().__init__(name=name, threshold=0.2)
        self._client = openai.OpenAI()

    def encode(self):
        # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] same_file
        self._client.embeddings.create(model=self.name, input="")
