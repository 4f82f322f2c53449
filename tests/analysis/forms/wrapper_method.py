from openai import OpenAI


class Service:
    def __init__(self):
        self.client = OpenAI()

    def _send(self, model, messages, **extra):
        # call: openai.OpenAI().chat.completions.create -> gpt-4o, gpt-4.1 [openai] same_file
        return self.client.chat.completions.create(model=model, messages=messages, **extra)

    def title(self, text):
        return self._send("gpt-4o", [])  # ref: gpt-4o call_argument [openai]

    async def outline(self, text):
        return self._send(messages=[], model="gpt-4.1")  # ref: gpt-4.1 call_argument [openai]
