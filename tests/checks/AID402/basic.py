from anthropic import Anthropic, AnthropicBedrock
from openai import OpenAI

direct = Anthropic()
bedrock = AnthropicBedrock()
local = OpenAI(base_url="http://localhost:8000/v1")


def ask(prompt):
    direct.messages.create(model="gpt-5.4", max_tokens=9, messages=prompt)  # expect: AID402
    bedrock.messages.create(model="claude-opus-4-8", max_tokens=9, messages=prompt)  # expect: AID402
    bedrock.messages.create(model="anthropic.claude-opus-4-8", max_tokens=9, messages=prompt)  # ok
    direct.messages.create(model="claude-opus-4-8", max_tokens=9, messages=prompt)  # ok
    local.chat.completions.create(model="claude-opus-4-8", messages=prompt)  # ok
