"""Where a model leads is said by the client or provider that it is handed."""

import boto3
import httpx
from agents import Agent, OpenAIChatCompletionsModel
from agents.extensions.models.litellm_model import LitellmModel
from langchain.chat_models import init_chat_model
from langchain_openai import AzureChatOpenAI, AzureOpenAIEmbeddings, ChatOpenAI
from openai import AsyncAzureOpenAI, AsyncOpenAI
from pydantic_ai import Agent as Typed
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.azure import AzureProvider
from pydantic_ai.providers.deepseek import DeepSeekProvider
from pydantic_ai.providers.openai import OpenAIProvider
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion

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


def kernel():
    # call: OpenAIChatCompletion -> llama-3.1-8b-instant [groq] literal; ref: llama-3.1-8b-instant call_argument [groq]
    return OpenAIChatCompletion(ai_model_id="llama-3.1-8b-instant", async_client=groq)


def other_arguments():
    """A client under any other name has work of its own, and says nothing of where the model is."""
    # call: ChatOpenAI -> gpt-4-32k-0613 [openai] literal; ref: gpt-4-32k-0613 call_argument [openai]
    # call: AzureOpenAIEmbeddings -> - [azure] unresolved
    one = ChatOpenAI(model="gpt-4-32k-0613", cache=AzureOpenAIEmbeddings())
    # call: ChatOpenAI -> gpt-4-32k-0613 [openai] literal; ref: gpt-4-32k-0613 call_argument [openai]
    # call: AzureChatOpenAI -> - [azure] unresolved
    two = ChatOpenAI(model="gpt-4-32k-0613", metadata=AzureChatOpenAI())
    # call: init_chat_model -> gpt-4o [-] literal; ref: gpt-4o call_argument [openai]
    three = init_chat_model("gpt-4o", client=boto3.client("bedrock-runtime"))
    # call: pydantic_ai.Agent -> gpt-4o [-] literal; ref: gpt-4o call_argument [openai]
    four = Typed("gpt-4o", deps=AzureProvider())
    # call: OpenAIChatCompletionsModel -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    five = OpenAIChatCompletionsModel("gpt-4o", AsyncOpenAI(), AsyncAzureOpenAI())
    return one, two, three, four, five
