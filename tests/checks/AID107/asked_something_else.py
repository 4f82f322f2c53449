"""Questions about something else leave a dead symbol dead."""

from typing import TYPE_CHECKING

import numpy
import openai
from google import generativeai  # expect: AID107

if TYPE_CHECKING:
    from openai import ChatCompletion  # ok


def text_of(answer: object) -> object:
    if hasattr(answer, "content"):
        return answer.content
    return openai.ChatCompletion.create(model="gpt-6-sol", messages=[])  # expect: AID107


class Client:
    def complete(self, prompt: str) -> object:
        if self.openai_api_version:
            return openai.Completion.create(model="gpt-6-sol", prompt=prompt)  # expect: AID107
        return None


def embed(text: str) -> object:
    if numpy.__version__ < "2":
        return openai.Embedding.create(input=text, model="text-embedding-3-small")  # expect: AID107
    return None


def moderate(text: str) -> object:
    try:
        return text.strip()
    except ValueError:
        return openai.Moderation.create(input=text)  # expect: AID107
    except AttributeError:
        return openai.Edit.create(model="gpt-6-sol", input=text, instruction="")  # ok
