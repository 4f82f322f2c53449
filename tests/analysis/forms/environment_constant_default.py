"""The default is itself a constant."""

import os

import anthropic

DEFAULT_MODEL = "claude-3-haiku-20240307"  # ref: claude-3-haiku-20240307 config_value [anthropic]


def complete(prompt: str) -> str:
    client = anthropic.Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"])
    # call: anthropic.Anthropic().messages.create -> claude-3-haiku-20240307 [anthropic] env_default
    message = client.messages.create(
        model=os.environ.get("ANTHROPIC_MODEL", DEFAULT_MODEL),
        max_tokens=1024,
        messages=[{"role": "user", "content": prompt}],
    )
    return message.content[0].text
