from openai import OpenAI
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings


class LlmSettings(BaseModel):
    chat: str = "gpt-4o"  # ref: gpt-4o default [openai]
    embed: str = Field("text-embedding-3-small", description="which embedding")  # ref: text-embedding-3-small default
    judge: str = Field(default="gpt-4.1", alias="judge_model", examples=["gpt-4"])  # ref: gpt-4.1 default


class Settings(BaseSettings):
    llm: LlmSettings = LlmSettings()
    title_model: str = Field(default="gpt-4.1-mini", validation_alias="TITLE_MODEL")  # ref: gpt-4.1-mini default

    class Config:
        env_prefix = "APP_"


settings = Settings()
client = OpenAI()


def go():
    client.chat.completions.create(model=settings.llm.chat, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.embeddings.create(model=settings.llm.embed, input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file
    client.chat.completions.create(model=settings.llm.judge, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.chat.completions.create(model=settings.title_model, messages=[])  # call: chat.completions.create -> gpt-4.1-mini [openai] same_file
