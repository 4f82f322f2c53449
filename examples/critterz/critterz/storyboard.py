"""A page of story becomes a storyboard, and the storyboard a list of shots."""

from typing import Literal

from openai import OpenAI
from pydantic import BaseModel

from critterz.settings import WRITER_MODEL

client = OpenAI()

STYLE = "hand-made felt puppets, soft afternoon light, shallow depth of field"


class Shot(BaseModel):
    picture: str
    narration: str
    seconds: Literal["4", "8", "12"]


class ShotList(BaseModel):
    shots: list[Shot]


def is_fit_for_children(story: str) -> bool:
    verdict = client.moderations.create(input=story)
    return not any(result.flagged for result in verdict.results)


def write_storyboard(story: str) -> str:
    response = client.responses.create(
        model=WRITER_MODEL,
        instructions=f"You are the storyboard artist of an animated film. Style: {STYLE}.",
        input=story,
    )
    return response.output_text


def break_into_shots(storyboard: str, model: str = "gpt-4o") -> list[Shot]:
    completion = client.chat.completions.parse(
        model=model,
        messages=[
            {"role": "system", "content": "Break the storyboard into at most ten shots."},
            {"role": "user", "content": storyboard},
        ],
        response_format=ShotList,
    )
    shot_list = completion.choices[0].message.parsed
    return shot_list.shots if shot_list else []
