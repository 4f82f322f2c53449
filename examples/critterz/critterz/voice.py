"""The narrator."""

from pathlib import Path

from openai import OpenAI

from critterz.settings import NARRATOR


def narrate(text: str, path: Path) -> Path:
    client = OpenAI()
    with client.audio.speech.with_streaming_response.create(
        model="gpt-4o-mini-tts",
        voice=NARRATOR,
        input=text,
        instructions="A grandfather who has told this story many times and still likes it.",
    ) as response:
        response.stream_to_file(path)
    return path
