"""Code that asks which version it runs beside lacks nothing there."""

from typing import TYPE_CHECKING

import openai

try:
    from langchain.vectorstores import FAISS  # ok
except ImportError:
    from langchain_community.vectorstores import FAISS

try:
    from langchain_core.prompts import PromptTemplate
except ModuleNotFoundError:
    from langchain.prompts import PromptTemplate  # ok

if TYPE_CHECKING:
    from openai.openai_object import OpenAIObject  # ok

OPENAI_V1 = openai.__version__ >= "1"


def embed(texts: list[str]) -> list[list[float]]:
    if hasattr(openai, "OpenAI"):
        return openai.OpenAI().embeddings.create(input=texts, model="text-embedding-3-small").data
    return openai.Embedding.create(input=texts, model="text-embedding-3-small")["data"]  # ok


def ask(messages: list[dict[str, str]]) -> object:
    if OPENAI_V1:
        return openai.OpenAI().chat.completions.create(model="gpt-6-sol", messages=messages)
    else:
        return openai.ChatCompletion.create(model="gpt-6-sol", messages=messages)  # ok


def store(texts: list[str]) -> object:
    return FAISS.from_texts(texts), PromptTemplate.from_template("{x}")  # ok


def blindly(messages: list[dict[str, str]]) -> object:
    if messages:
        return openai.Completion.create(model="gpt-6-sol", prompt="")  # expect: AID107
    return None


try:
    import tiktoken
    from openai.error import RateLimitError  # expect: AID107
except ImportError:
    raise SystemExit("pip install openai tiktoken") from None
