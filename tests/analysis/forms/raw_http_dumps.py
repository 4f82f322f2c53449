"""The body is serialised first."""

import json

import requests


def ask(prompt):
    data = {"model": "gpt-4o", "messages": [{"role": "user", "content": prompt}]}  # ref: gpt-4o config_value [openai]
    # call: requests.post -> gpt-4o [openai] same_file
    return requests.post("https://api.openai.com/v1/chat/completions", data=json.dumps(data))
