"""A fine-tuned model dies with its base."""

from openai import OpenAI

OpenAI().chat.completions.create(model="ft:gpt-3.5-turbo-0613:acme::8abcDEF", messages=[])  # expect: AID101
