"""A constructor of a base that is called by the name of the base."""

from openai import OpenAI


class Base:
    def __init__(self, model: str, limit: int = 1) -> None:
        self.model = model

    def ask(self) -> object:
        # call: chat.completions.create -> gpt-4o, gpt-4.1 [openai] same_file
        return OpenAI().chat.completions.create(model=self.model, messages=[])


class First(Base):
    def __init__(self) -> None:
        Base.__init__(self, "gpt-4o")  # ref: gpt-4o call_argument


class Second(Base):
    def __init__(self) -> None:
        super().__init__("gpt-4.1")  # ref: gpt-4.1 call_argument


class Registry:
    def add(self, name: str, what: object) -> str:
        return name


class Third(Base):
    def enlist(self, registry: Registry) -> str:
        return registry.add(self, "nothing")
