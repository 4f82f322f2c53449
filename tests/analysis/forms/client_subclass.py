import google.generativeai as genai
from openai import OpenAI


class Mine(genai.GenerativeModel):
    def count(self):
        return 1


class Groq(OpenAI):
    def __init__(self, key):
        super().__init__(api_key=key, base_url="https://api.groq.com/openai/v1")


class App:
    def __init__(self):
        self.model = "gemini-1.5-pro"  # ref: gemini-1.5-pro config_value
        self.llm = Mine(model_name=self.model)  # call: google.generativeai.GenerativeModel -> gemini-1.5-pro [gemini] same_file
        self.groq = Groq("x")

    def run(self):
        self.llm.generate_content("x")  # call: generate_content -> gemini-1.5-pro [gemini] same_file
        self.groq.chat.completions.create(model="llama3-8b-8192", messages=[])  # call: chat.completions.create -> llama3-8b-8192 [groq] literal; ref: llama3-8b-8192 call_argument [groq]
