"""The client is handed to the constructor that uses it."""

from anthropic import Anthropic
from openai import OpenAI


class Agent:
    def __init__(self, client, model: str):
        self.client = client
        self.model = model

    def run(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])


class Reader:
    def __init__(self, llm: Anthropic, *, model="claude-3-haiku-20240307"):  # ref: claude-3-haiku-20240307 default
        self._llm, self._model = llm, model

    def run(self):
        # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307, claude-3-5-sonnet-20241022 [anthropic] same_file
        return self._llm.messages.create(model=self._model, max_tokens=2, messages=[])


agent = Agent(OpenAI(), "gpt-4o")  # ref: gpt-4o call_argument [openai]
reader = Reader(Anthropic(), model="claude-3-5-sonnet-20241022")  # ref: claude-3-5-sonnet-20241022 call_argument [anthropic]
