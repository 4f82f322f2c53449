import anthropic
from openai import OpenAI


class Provider:
    def __init__(self, client, model):
        self.client = client
        self.model = model


class OpenAIProvider(Provider):
    def __init__(self, model="gpt-4o"):  # ref: gpt-4o default [openai]
        super().__init__(client=OpenAI(), model=model)

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])


class AnthropicProvider(Provider):
    def __init__(self):
        super().__init__(anthropic.Anthropic(), model="claude-3-haiku-20240307")  # ref: claude-3-haiku-20240307 call_argument [anthropic]

    def ask(self):
        # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] same_file
        return self.client.messages.create(model=self.model, max_tokens=1, messages=[])
