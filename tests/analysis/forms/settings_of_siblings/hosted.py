from openai import OpenAI

from base import Base, Config


class Hosted(Base):
    def __init__(self, config=None):
        if not config:
            config = Config()
        if not config.model:
            config.model = "gpt-4o"  # ref: gpt-4o config_value
        super().__init__(config=config)

    def ask(self):
        return OpenAI().chat.completions.create(model=self.config.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
