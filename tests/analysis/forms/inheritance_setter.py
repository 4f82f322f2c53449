"""What a subclass passes to the constructor of its base, which stores it through a method of its own base."""

from openai import OpenAI


class Named:
    def __init__(self):
        self._name = ""

    def rename(self, name):
        self._name = name

    @property
    def name(self):
        return self._name


class Service(Named):
    def __init__(self, *, model, **kwargs):
        super().__init__()
        self.rename(model)
        self.client = OpenAI()

    def ask(self):
        params = {"model": self.name, "stream": True}
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        self.client.chat.completions.create(**params)


class Chat(Service):
    def __init__(self, *, model="gpt-4o", **kwargs):  # ref: gpt-4o default
        super().__init__(model=model, **kwargs)
