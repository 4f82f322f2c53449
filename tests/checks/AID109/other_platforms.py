from anthropic import Anthropic
from langchain_anthropic import ChatAnthropic
from langchain_aws import ChatBedrockConverse
from openai import OpenAI

claude = Anthropic()
xai = OpenAI(base_url="https://api.x.ai/v1")


def ask(messages):
    claude.messages.create(model="claude-opus-4-5-20251101", max_tokens=9, messages=messages, temperature=0, top_p=0.9)  # expect: AID104, AID109
    claude.messages.create(model="claude-opus-4-5-20251101", max_tokens=9, messages=messages, temperature=0)  # expect: AID104
    claude.messages.create(model="claude-opus-4-5-20251101", max_tokens=9, messages=messages, top_p=0.9)  # expect: AID104
    claude.messages.create(model="claude-haiku-4-5-20251001", max_tokens=9, messages=messages, top_k=3)  # expect: AID104
    xai.chat.completions.create(model="grok-4.20-0309-reasoning", messages=messages, stop="END")  # expect: AID109
    xai.chat.completions.create(model="grok-4.20-0309-reasoning", messages=messages, presence_penalty=0.5)  # expect: AID109
    xai.chat.completions.create(model="grok-4.20-0309-non-reasoning", messages=messages, stop="END")
    xai.chat.completions.create(model="grok-4", messages=messages, stop="END")  # expect: AID102


one = ChatAnthropic(model="claude-opus-4-5-20251101", temperature=0, top_p=0.9)  # expect: AID104, AID109
two = ChatBedrockConverse(model="us.anthropic.claude-sonnet-4-6", temperature=0, top_p=0.9)  # expect: AID109
three = ChatBedrockConverse(model="us.anthropic.claude-sonnet-4-6", temperature=0)
