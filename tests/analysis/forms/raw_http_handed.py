"""A library's function that sends requests, handed to a helper that calls it."""

import time

import requests

HOOKS = []


class Model:
    def __init__(self, name: str, endpoint: str):
        self._name = name
        self._endpoint = endpoint

    def retry(self, call_method, url, **kwargs):
        for _ in range(3):
            answer = call_method(url, **kwargs)
            if answer.ok:
                return answer
            time.sleep(1)

    def ask(self, prompt):
        return self.retry(
            # call: requests.post -> command [cohere] same_file
            call_method=requests.post,
            url=self._endpoint,
            json={"prompt": prompt, "model": self._name},
        )


def command(name: str = "command"):  # ref: command default [cohere]
    return Model(name=name, endpoint="https://api.cohere.ai/v1/generate")


def others(model: Model):
    model.retry(requests.get, "https://example.com/prices", params={"of": "command"})
    HOOKS.append(requests.post)
