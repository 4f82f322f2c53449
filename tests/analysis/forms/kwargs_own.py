"""A helper that puts ``**kwargs`` together gives each caller what that caller passed."""

from anthropic import Anthropic
from huggingface_hub import InferenceClient
from openai import OpenAI


class Base:
    def prepare(self, messages: list[str], **kwargs: object) -> dict[str, object]:
        options = {"messages": messages}
        options.update(kwargs)
        return options

    def spread(self, messages: list[str], **kwargs: object) -> dict[str, object]:
        return {"messages": messages, **kwargs}


class Hub(Base):
    def __init__(self, model_id: str = "Qwen/Qwen2.5-Coder-32B-Instruct") -> None:  # ref: Qwen/Qwen2.5-Coder-32B-Instruct default
        # call: InferenceClient -> Qwen/Qwen2.5-Coder-32B-Instruct [huggingface] same_file
        self.client = InferenceClient(model_id)

    def ask(self, messages: list[str]) -> object:
        options = self.prepare(messages)
        # call: chat_completion -> Qwen/Qwen2.5-Coder-32B-Instruct [huggingface] same_file
        return self.client.chat_completion(**options)


class Claude(Base):
    def ask(self, messages: list[str]) -> object:
        options = self.prepare(messages, model="claude-opus-5", max_tokens=9)  # ref: claude-opus-5 call_argument
        # call: messages.create -> claude-opus-5 [anthropic] same_file
        return Anthropic().messages.create(**options)


class Gpt(Base):
    def ask(self, messages: list[str]) -> object:
        options = self.spread(messages, model="gpt-4.1")  # ref: gpt-4.1 call_argument
        # call: chat.completions.create -> gpt-4.1 [openai] same_file
        return OpenAI().chat.completions.create(**options)


class Small(Base):
    def ask(self, messages: list[str]) -> object:
        options = self.spread(messages, model="gpt-4.1-mini")  # ref: gpt-4.1-mini call_argument
        # call: chat.completions.create -> gpt-4.1-mini [openai] same_file
        return OpenAI().chat.completions.create(**options)


class Other(Base):
    def show(self, messages: list[str]) -> object:
        return print(self.spread(messages, model="nothing"))
