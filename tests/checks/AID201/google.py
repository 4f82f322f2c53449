from google import genai

MODEL = "gemini-flash-latest"  # expect: AID201
genai.Client(api_key="...").models.generate_content(model=MODEL, contents="hello")
