from openai import OpenAI

from app.base import Bot


class Friendly(Bot):
    MODEL = "gpt-4o"  # ref: gpt-4o config_value [openai]


bot = Friendly(OpenAI())
