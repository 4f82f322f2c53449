"""A reroute that lies ahead."""

from google import genai

genai.Client(api_key="...").models.generate_content(model="gemini-2.5-pro", contents="hello")  # expect: AID103
