from functools import lru_cache
from pydantic_settings import BaseSettings
from openai import OpenAI


class Settings(BaseSettings):
    model: str = "gpt-4o"  # ref: gpt-4o default


@lru_cache
def get_settings() -> Settings:
    return Settings()


def ask(q, settings=None):
    settings = settings or get_settings()
    return OpenAI().chat.completions.create(model=settings.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
