from typing import Annotated
from fastapi import Depends, FastAPI
from pydantic_settings import BaseSettings
from openai import OpenAI

app = FastAPI()


class Settings(BaseSettings):
    model: str = "gpt-4o"  # ref: gpt-4o default


def get_settings() -> Settings:
    return Settings()


@app.get("/")
def ask(settings: Settings = Depends(get_settings)):
    OpenAI().chat.completions.create(model=settings.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file


@app.get("/b")
def ask2(settings: Annotated[Settings, Depends(get_settings)]):
    OpenAI().chat.completions.create(model=settings.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
