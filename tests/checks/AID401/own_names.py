from openai import AzureOpenAI, OpenAI

AzureOpenAI(api_version="2025-04-01-preview").responses.create(model="gpt-6-our-team", input="hello")  # ok
OpenAI(base_url="http://localhost:8000/v1").responses.create(model="gpt-99", input="hello")  # ok

FILES = ["gpt-99-notes", "claude-99"]  # ok
