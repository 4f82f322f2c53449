"""Objects that a container makes later, with the arguments that stand beside their class."""

from dependency_injector import containers, providers
from openai import OpenAI


class Chat:
    def __init__(self, client: OpenAI, model: str = "gpt-4o-mini"):  # ref: gpt-4o-mini default [openai]
        self.client, self.model = client, model

    def ask(self):
        # call: openai.OpenAI().responses.create -> gpt-4o-mini, gpt-4o, gpt-4.1 [openai] same_file
        return self.client.responses.create(model=self.model, input="")


class Container(containers.DeclarativeContainer):
    client = providers.Singleton(OpenAI)
    chat = providers.Factory(Chat, client=client, model="gpt-4o")  # ref: gpt-4o call_argument [openai]
    best = providers.Singleton(Chat, client, "gpt-4.1")  # ref: gpt-4.1 call_argument [openai]
    sizes = providers.Factory(dict, small="base")
