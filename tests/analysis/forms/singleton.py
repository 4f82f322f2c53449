"""Clients in tables and registries."""

from anthropic import Anthropic
from openai import OpenAI

CLIENTS = {"openai": OpenAI(), "anthropic": Anthropic()}
FACTORIES = {"openai": OpenAI, "local": lambda: OpenAI(base_url="http://localhost:1234/v1")}


def ask():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    CLIENTS["openai"].chat.completions.create(model="gpt-4o", messages=[])
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] literal; ref: claude-3-haiku-20240307 call_argument
    CLIENTS["anthropic"].messages.create(model="claude-3-haiku-20240307", max_tokens=2, messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument [openai]
    FACTORIES["openai"]().chat.completions.create(model="gpt-4.1", messages=[])
