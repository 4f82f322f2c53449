"""Where a model leads is said by the client or provider that it is handed."""

import httpx
from agents import Agent, OpenAIChatCompletionsModel
from agents.extensions.models.litellm_model import LitellmModel
from openai import AsyncAzureOpenAI, AsyncOpenAI
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.azure import AzureProvider
from pydantic_ai.providers.deepseek import DeepSeekProvider
from pydantic_ai.providers.openai import OpenAIProvider

gemini = AsyncOpenAI(base_url="https://generativelanguage.googleapis.com/v1beta/openai/")
groq = AsyncOpenAI(base_url="https://api.groq.com/openai/v1")


def agents():
    # call: OpenAIChatCompletionsModel -> gemini-2.5-flash [gemini] literal; ref: gemini-2.5-flash call_argument [gemini]
    one = OpenAIChatCompletionsModel(model="gemini-2.5-flash", openai_client=gemini)
    # call: OpenAIChatCompletionsModel -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    two = OpenAIChatCompletionsModel("gpt-4o", AsyncOpenAI())
    # call: LitellmModel -> claude-sonnet-4-5 [-] literal; ref: claude-sonnet-4-5 call_argument [anthropic]
    three = LitellmModel(model="anthropic/claude-sonnet-4-5")
    # call: agents.Agent -> - [openai] unresolved
    return Agent(name="a", model=one), two, three


def models(local: bool):
    # call: OpenAIChatModel -> llama-3.3-70b-versatile [groq] literal; ref: llama-3.3-70b-versatile call_argument [groq]
    one = OpenAIChatModel("llama-3.3-70b-versatile", provider=OpenAIProvider(openai_client=groq))
    # call: OpenAIChatModel -> deepseek-chat [deepseek] literal; ref: deepseek-chat call_argument [deepseek]
    two = OpenAIChatModel("deepseek-chat", provider=DeepSeekProvider(api_key="k"))
    # call: OpenAIChatModel -> gpt-4o [azure] literal; ref: gpt-4o call_argument [azure]
    three = OpenAIChatModel("gpt-4o", provider=AzureProvider(openai_client=AsyncAzureOpenAI()))
    # call: OpenAIChatModel -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument [openai]
    four = OpenAIChatModel("gpt-4o-mini", provider=OpenAIProvider(http_client=httpx.AsyncClient()))
    # call: AnthropicModel -> claude-sonnet-4-5 [anthropic] literal; ref: claude-sonnet-4-5 call_argument [anthropic]
    five = AnthropicModel("claude-sonnet-4-5", provider=AnthropicProvider(api_key="k"))
    return one, two, three, four, five
