"""One finding at the literal, however many calls it reaches."""

import os
from dataclasses import dataclass

import anthropic

MODEL = "claude-2.1"  # expect: AID101


@dataclass
class Settings:
    model: str = "claude-3-opus-20240229"  # expect: AID101
    fallback: str = os.environ.get("FALLBACK_MODEL", "claude-3-5-sonnet-20241022")  # expect: AID101


class Writer:
    def __init__(self, settings: Settings):
        self.client = anthropic.Anthropic()
        self.settings = settings

    def write(self, text, model=MODEL):
        return self.client.messages.create(model=model, max_tokens=100, messages=[{"role": "user", "content": text}])

    def rewrite(self, text):
        return self.client.messages.create(model=self.settings.model, max_tokens=100, messages=[])

    def shorten(self, text):
        return self.client.messages.create(model=MODEL, max_tokens=100, messages=[])
