"""Requests that go through a function of the project, with an address for each case."""

import requests


def request_with_retry(method: str, url: str, **kwargs: object) -> requests.Response:
    for _ in range(3):
        answer = requests.request(method=method, url=url, **kwargs)  # call: requests.request -> gpt-4o [openai] same_file
        if answer.ok:
            break
    return answer


def ask(prompt: str) -> object:
    # call: request_with_retry -> gpt-4o [openai] literal
    return request_with_retry(
        method="POST",
        url="https://api.openai.com/v1/chat/completions",
        json={"model": "gpt-4o", "messages": []},  # ref: gpt-4o config_value
    )


def routed(provider: str) -> object:
    if provider == "openai":
        url = "https://api.openai.com/v1/chat/completions"
        model = "gpt-4o-mini"  # ref: gpt-4o-mini config_value
    elif provider == "groq":
        url = "https://api.groq.com/openai/v1/chat/completions"
        model = "llama-3.3-70b-versatile"  # ref: llama-3.3-70b-versatile config_value
    else:
        raise ValueError(provider)
    # call: requests.post -> gpt-4o-mini, llama-3.3-70b-versatile [openai] same_file
    return requests.post(url, json={"model": model, "messages": []})


def posts(prompt: str) -> object:
    # an address of a model, and one that is none
    post_json("https://example.com/v1/jobs", {"model": "gpt-4o"})  # ref: gpt-4o config_value
    # call: post_json -> gpt-4.1 [openai] literal; ref: gpt-4.1 config_value
    return post_json("https://api.openai.com/v1/responses", json={"model": "gpt-4.1", "input": prompt})


def fetched() -> object:
    return fetch_page("https://api.openai.com/docs")
