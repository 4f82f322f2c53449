import openai

client = openai.OpenAI()
thread = client.beta.threads.create()  # expect: AID105
assistant = client.beta.assistants.create(model="gpt-6-sol", name="tutor")  # expect: AID105
client.responses.create(model="gpt-6-sol", input="hello")  # ok
