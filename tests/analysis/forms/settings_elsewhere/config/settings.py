from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_model: str = "gpt-4o"  # ref: gpt-4o default [openai]


@lru_cache
def get_settings() -> Settings:
    return Settings()
