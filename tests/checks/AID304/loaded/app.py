import whisper
from groq import Groq

listen = whisper.load_model("large-v2")  # ok: runs on this machine


def ask(model, prompt):
    return Groq().chat.completions.create(model=model, messages=prompt)  # expect: AID304
