import os

import httpx
import requests

URL = "https://api.openai.com/v1/chat/completions"
HEADERS = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}


def direct(prompt):
    # call: requests.post -> gpt-4o [openai] literal
    return requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers=HEADERS,
        json={"model": "gpt-4o", "messages": []},  # ref: gpt-4o config_value [openai]
    )


def by_names(prompt):
    payload = {"model": "gpt-4o-mini", "messages": []}  # ref: gpt-4o-mini config_value [openai]
    # call: requests.post -> gpt-4o-mini [openai] same_file
    return requests.post(URL, json=payload, headers=HEADERS)


async def asynchronous(prompt):
    async with httpx.AsyncClient() as http:
        # call: httpx.AsyncClient().post -> claude-3-haiku-20240307 [anthropic] literal
        reply = await http.post(
            "https://api.anthropic.com/v1/messages",
            json={"model": "claude-3-haiku-20240307", "max_tokens": 9},  # ref: claude-3-haiku-20240307 config_value
        )
    return reply.json()


def elsewhere():
    requests.post("https://example.com/jobs", json={"name": "x"})  # none
    requests.get("https://packages.example/simple")  # none
