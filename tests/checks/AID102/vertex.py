"""The same id on Vertex AI is not rerouted."""

from google import genai

client = genai.Client(vertexai=True, project="p", location="global")
client.models.generate_content(model="gemini-3.5-flash", contents="hello")  # ok
