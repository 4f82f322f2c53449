from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict
from openai import OpenAI


class LLM(BaseModel):
    name: str = Field(default="gpt-4o", alias="NAME")  # ref: gpt-4o default
    temperature: float = 0.1


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="OPENAI_", env_nested_delimiter="__")
    llm: LLM = LLM()
    embed: str = Field("text-embedding-3-small", validation_alias="EMBED")  # ref: text-embedding-3-small default
    other: LLM = Field(default_factory=lambda: LLM(name="gpt-4o-mini"))  # ref: gpt-4o-mini call_argument


settings = Settings()
client = OpenAI()
client.chat.completions.create(model=settings.llm.name, messages=[])  # call: chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
client.embeddings.create(model=settings.embed, input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file
