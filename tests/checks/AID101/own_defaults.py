"""What a project takes when nothing else is said weighs as much as what an SDK takes."""

import os

DEFAULT_CHAT = "gpt-4-32k"  # expect: AID101
OPENAI_DEFAULT = os.getenv("CHAT", "gpt-4-32k")  # expect: AID101


def ask(client, name=None, kind="gpt-4-32k"):  # expect: AID101
    return client.run(name or "gpt-4-32k")  # expect: AID101
