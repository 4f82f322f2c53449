"""A deployment name says nothing about the version: only what is true of all versions is said, and never loudly."""

from openai import AzureOpenAI

client = AzureOpenAI(api_version="2025-04-01-preview", azure_endpoint="https://acme.openai.azure.com")
client.chat.completions.create(model="gpt-35-turbo", messages=[])  # expect: AID101
client.chat.completions.create(model="gpt-4o", messages=[])  # expect: AID103
client.chat.completions.create(model="our-writer", messages=[])  # ok
