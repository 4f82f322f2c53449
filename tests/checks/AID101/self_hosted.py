from openai import OpenAI

client = OpenAI(base_url="http://localhost:11434/v1", api_key="none")
client.chat.completions.create(model="gpt-3.5-turbo", messages=[])  # ok
