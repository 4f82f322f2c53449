import openai

client = openai.OpenAI()
client.responses.create(model="gpt-4-32k"  input="no comma")  # expect: AID000
