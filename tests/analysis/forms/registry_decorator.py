from openai import OpenAI

REG = {}


def register(name, **kw):
    def deco(cls):
        REG[name] = cls
        return cls

    return deco


class Base:
    model: str = ""

    def __init__(self, model=None, **kwargs):
        self.model = model or self.default_model()
        self.client = OpenAI()

    def default_model(self):
        raise NotImplementedError

    def run(self):
        return self.client.chat.completions.create(model=self.model, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4, gpt-4.1 [openai] same_file


@register("a")
class A(Base):
    def default_model(self):
        return "gpt-4o"  # ref: gpt-4o default


@register("b")
class B(Base):
    def __init__(self, **kw):
        super().__init__(model="gpt-4", **kw)  # ref: gpt-4 call_argument


def make(name):
    cls = REG[name]
    return cls(model="gpt-4.1")  # ref: gpt-4.1 call_argument
