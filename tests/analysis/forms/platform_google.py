from google import genai
from google.genai import types
import google.generativeai as old

developer = genai.Client(api_key="k")
cloud = genai.Client(vertexai=True, project="p", location="us-central1")


async def go():
    # call: google.genai.Client().models.generate_content -> gemini-2.0-flash [gemini] literal
    developer.models.generate_content(
        model="gemini-2.0-flash",  # ref: gemini-2.0-flash call_argument [gemini]
        contents="x",
        config=types.GenerateContentConfig(temperature=0),
    )
    # call: google.genai.Client().models.generate_content -> gemini-2.0-flash [vertex] literal; ref: gemini-2.0-flash call_argument [vertex]
    cloud.models.generate_content(model="gemini-2.0-flash", contents="x")
    # call: google.genai.Client().aio.models.embed_content -> text-embedding-005 [vertex] literal; ref: text-embedding-005 call_argument [vertex]
    await cloud.aio.models.embed_content(model="text-embedding-005", contents="x")


def classic():
    old.configure(api_key="k")
    # call: google.generativeai.GenerativeModel -> gemini-1.5-pro [gemini] literal; ref: gemini-1.5-pro call_argument [gemini]
    model = old.GenerativeModel("models/gemini-1.5-pro")
    # call: google.generativeai.GenerativeModel().generate_content -> gemini-1.5-pro [gemini] same_file
    return model.generate_content("x")
