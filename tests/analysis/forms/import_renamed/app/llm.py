from openai import OpenAI


class Client:
    def __init__(self, model):
        self.model = model

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> gpt-4 [openai] other_file
        return OpenAI().chat.completions.create(model=self.model, messages=[])


def chat(messages, model):
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return OpenAI().chat.completions.create(model=model, messages=messages)
