"""The base URL goes through a constructor and an attribute."""

from openai import OpenAI


class DeepSeek:
    BASE_URL = "https://api.deepseek.com/v1"

    def __init__(self, api_key, base_url=None):
        self.client = OpenAI(api_key=api_key, base_url=base_url or self.BASE_URL)

    def ask(self):
        # call: openai.OpenAI().chat.completions.create -> deepseek-chat [deepseek] literal; ref: deepseek-chat call_argument [deepseek]
        return self.client.chat.completions.create(model="deepseek-chat", messages=[])
