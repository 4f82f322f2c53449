from attrs import define, field, Factory
import attr
from openai import OpenAI


@define
class A:
    model: str = field(default="gpt-4o", kw_only=True)  # ref: gpt-4o default
    client: OpenAI = field(default=Factory(lambda self: OpenAI(), takes_self=True))
    other: str = attr.ib(default="gpt-4o-mini")  # ref: gpt-4o-mini default
    lazy: str = field()

    @lazy.default
    def _d(self):
        return "gpt-4"  # ref: gpt-4 default

    def run(self):
        self.client.chat.completions.create(model=self.model)  # call: chat.completions.create -> gpt-4o [openai] same_file
        self.client.chat.completions.create(model=self.other)  # call: chat.completions.create -> gpt-4o-mini [openai] same_file
        self.client.chat.completions.create(model=self.lazy)  # call: chat.completions.create -> gpt-4 [openai] same_file
