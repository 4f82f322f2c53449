import fire
from openai import OpenAI


class App:
    def __init__(self, model="gpt-4o"):  # ref: gpt-4o default
        self.model = model

    def run(self):
        return OpenAI().chat.completions.create(model=self.model)  # call: chat.completions.create -> gpt-4o [openai] same_file


if __name__ == "__main__":
    fire.Fire(App)
