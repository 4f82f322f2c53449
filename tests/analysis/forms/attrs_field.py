import attr
import attrs
from attrs import define
from openai import OpenAI


@define
class Modern:
    model: str = "gpt-4o"  # ref: gpt-4o default [openai]
    judge: str = attrs.field(default="gpt-4.1")  # ref: gpt-4.1 default [openai]
    style: str = attrs.field(default=None, metadata={"only": ["gpt-4.1"]})  # ref: gpt-4.1 other


class ChatTokenizer:
    DEFAULT_CHAT_MODEL = "gpt-4o"  # ref: gpt-4o table_key


@attr.s
class Old:
    model = attr.ib(default="gpt-3.5-turbo")  # ref: gpt-3.5-turbo default
    spare = attr.ib()

    @spare.default
    def _spare(self):
        return "gpt-4"  # ref: gpt-4 default


client = OpenAI()


def go(modern: Modern, old: Old):
    client.chat.completions.create(model=modern.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=modern.judge, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.chat.completions.create(model=old.model, messages=[])  # call: chat.completions.create -> gpt-3.5-turbo [openai] same_file
    client.chat.completions.create(model=old.spare, messages=[])  # call: chat.completions.create -> gpt-4 [openai] same_file
