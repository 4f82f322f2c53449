from google import genai

client = genai.Client(api_key="...")
client.models.generate_content(model="gemini-3.1-pro-preview", contents="hello")  # expect: AID108
client.models.generate_content(model="gemini-3.8-flash", contents="hello")  # ok
