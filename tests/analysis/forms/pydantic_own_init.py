"""A model with a constructor of its own, which ends in that of its fields."""

from litellm import completion
from pydantic import BaseModel


class Provider(BaseModel):
    model_engine: str
    options: dict = {}

    def __init__(self, model_engine: str | None = None, **kwargs):
        given = dict()
        given.update(**kwargs)
        given["model_engine"] = model_engine or "gpt-3.5-turbo"  # ref: gpt-3.5-turbo default
        super().__init__(**given)

    def ask(self, **kwargs):
        arguments = kwargs
        arguments["model"] = self.model_engine
        arguments.update(self.options)
        return completion(**arguments)  # call: litellm.completion -> gpt-3.5-turbo [-] same_file
