import openai
from faster_whisper import WhisperModel

heard = WhisperModel("large-v3")  # expect: AID202
openai.OpenAI().responses.create(model="gpt-6-sol", input="x")  # ok
