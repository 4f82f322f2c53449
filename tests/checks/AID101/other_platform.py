"""The same id lives longer elsewhere: OpenAI's dates say nothing about Azure, nor Google's API about Vertex AI."""

from google import genai
from openai import AzureOpenAI, OpenAI

OpenAI().responses.create(model="gpt-5.1-codex", input="x")  # expect: AID101
AzureOpenAI(api_version="2025-04-01-preview").responses.create(model="gpt-5.1-codex", input="x")  # expect: AID103

genai.Client(api_key="k").models.embed_content(model="text-embedding-004", contents="x")  # expect: AID101
genai.Client(vertexai=True).models.embed_content(model="text-embedding-004", contents="x")  # expect: AID103
