from openai import OpenAI


class Base:
    model = "gpt-4o"  # ref: gpt-4o config_value [openai]

    def __init__(self):
        self.client = OpenAI()


class Same(Base):
    def embed(self):
        # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] literal; ref: text-embedding-3-small call_argument
        return self.client.embeddings.create(model="text-embedding-3-small", input="x")

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return self.client.chat.completions.create(model=self.model, messages=[])
