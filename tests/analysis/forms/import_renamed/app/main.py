"""Functions and classes that go by other names where they are imported."""

from .llm import Client as LLM
from .llm import chat as chat_with_openai


def main():
    chat_with_openai([], "gpt-4o")  # ref: gpt-4o call_argument
    LLM("gpt-4").ask()  # ref: gpt-4 call_argument
