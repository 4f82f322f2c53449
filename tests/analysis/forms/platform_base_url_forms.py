import os
from openai import OpenAI, AzureOpenAI, AsyncOpenAI
import openai

BASES = {"openrouter": "https://openrouter.ai/api/v1", "deepseek": "https://api.deepseek.com"}
local = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama")
local.chat.completions.create(model="llama3:8b", messages=[])  # call: chat.completions.create -> llama3:8b [self-hosted] literal; ref: llama3:8b call_argument
ds = OpenAI(api_key="x", base_url=BASES["deepseek"])
ds.chat.completions.create(model="deepseek-chat", messages=[])  # call: chat.completions.create -> deepseek-chat [deepseek] literal; ref: deepseek-chat call_argument [deepseek]
HOST = "openrouter.ai"
orr = AsyncOpenAI(base_url=f"https://{HOST}/api/v1")
orr.chat.completions.create(model="anthropic/claude-3-haiku", messages=[])  # call: chat.completions.create -> anthropic/claude-3-haiku [openrouter] literal; ref: anthropic/claude-3-haiku call_argument [openrouter]
x = OpenAI(base_url=os.getenv("BASE", "https://api.groq.com/openai/v1"))
x.chat.completions.create(model="llama3-8b-8192", messages=[])  # call: chat.completions.create -> llama3-8b-8192 [groq] literal; ref: llama3-8b-8192 call_argument [groq]


class Provider:
    base_url = "https://api.mistral.ai/v1"

    def __init__(self):
        self.client = OpenAI(base_url=self.base_url)

    def run(self):
        self.client.chat.completions.create(model="mistral-large-latest", messages=[])  # call: chat.completions.create -> mistral-large-latest [mistral] literal; ref: mistral-large-latest call_argument [mistral]


def make(kind):
    if kind == "azure":
        return AzureOpenAI(azure_endpoint="https://x.openai.azure.com", api_version="2024-02-01")
    return OpenAI()


az = AzureOpenAI(azure_deployment="prod-chat")
az.chat.completions.create(model="prod-chat", messages=[])  # call: chat.completions.create -> prod-chat [azure] literal; ref: prod-chat call_argument
