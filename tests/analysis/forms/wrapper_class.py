from openai import OpenAI


class ChatModel:
    def __init__(self, name, temperature=0.0):
        self.name = name
        self.temperature = temperature
        self._client = OpenAI()

    def __call__(self, prompt):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4o-mini [openai] same_file
        return self._client.chat.completions.create(model=self.name, messages=[])

    @classmethod
    def small(cls):
        return cls("gpt-4o-mini")  # ref: gpt-4o-mini call_argument [openai]


smart = ChatModel(name="gpt-4o", temperature=1)  # ref: gpt-4o call_argument [openai]
smart("hi")
ChatModel.small()("hi")
