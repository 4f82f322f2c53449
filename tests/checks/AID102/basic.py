from google import genai

client = genai.Client(api_key="...")
client.models.generate_content(model="gemini-3.5-flash", contents="hello")  # expect: AID102
client.models.generate_content(model="gemini-3.8-flash", contents="hello")  # ok

MODEL = "models/gemini-3.7-flash"  # expect: AID102
client.models.generate_content(model=MODEL, contents="hello")
