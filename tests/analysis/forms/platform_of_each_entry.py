"""Addresses and ids that stand beside each other in a table: each id belongs to the host that serves it."""

import os

import autogen
from openai import OpenAI

HOSTS = {
    "together": {
        "base_url": "https://api.together.xyz/v1",
        "models": ["mistralai/Mixtral-8x7B-Instruct-v0.1"],  # ref: mistralai/Mixtral-8x7B-Instruct-v0.1 config_value [together]
    },
    "fireworks": {
        "base_url": "https://api.fireworks.ai/inference/v1",
        "models": ["accounts/fireworks/models/llama-v3p1-70b-instruct"],  # ref: accounts/fireworks/models/llama-v3p1-70b-instruct config_value [fireworks]
    },
}


def ask(name, number=0):
    host = HOSTS[name]
    client = OpenAI(base_url=host["base_url"], api_key=os.environ["KEY"])
    # call: chat.completions.create -> mistralai/Mixtral-8x7B-Instruct-v0.1, accounts/fireworks/models/llama-v3p1-70b-instruct [together] same_file
    return client.chat.completions.create(model=host["models"][number], messages=[])


def agents():
    # call: autogen.AssistantAgent -> gpt-4-turbo [openai] literal; ref: gpt-4-turbo config_value [openai]
    return autogen.AssistantAgent(name="b", llm_config={"model": "gpt-4-turbo", "temperature": 0})
