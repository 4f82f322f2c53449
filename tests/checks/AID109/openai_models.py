from langchain_openai import ChatOpenAI
from openai import AzureOpenAI, OpenAI

client = OpenAI()
azure = AzureOpenAI()


def chat(messages):
    client.chat.completions.create(model="gpt-5-mini", max_tokens=9, messages=messages)  # expect: AID103, AID109
    client.chat.completions.create(model="gpt-5-mini", max_completion_tokens=9, messages=messages)  # expect: AID103
    client.chat.completions.create(model="gpt-5", temperature=0.2, messages=messages)  # expect: AID103, AID109
    client.chat.completions.create(model="gpt-5", temperature=1, top_p=1.0, frequency_penalty=0, messages=messages)  # expect: AID103
    client.chat.completions.create(model="gpt-5", temperature=None, messages=messages)  # expect: AID103
    client.chat.completions.create(model="gpt-6-sol", temperature=0.2, max_completion_tokens=9, messages=messages)
    client.chat.completions.create(model="o3", temperature=0, messages=messages)  # expect: AID103, AID109
    client.chat.completions.create(model="o3", temperature=1, messages=messages)  # expect: AID103
    client.chat.completions.create(model="o3", stop="END", messages=messages)  # expect: AID103, AID109
    client.chat.completions.create(model="gpt-5.6-luna", temperature=0.8, messages=messages)  # expect: AID109
    client.chat.completions.create(model="gpt-5.6-luna", temperature=1, messages=messages)
    azure.chat.completions.create(model="gpt-5-mini", logprobs=True, messages=messages)  # expect: AID103, AID109
    azure.chat.completions.create(model="gpt-5-mini", messages=messages)  # expect: AID103


def draw(prompt, image):
    client.images.generate(model="gpt-image-2", prompt=prompt, response_format="url")  # expect: AID109, AID201
    client.images.generate(model="gpt-image-2", prompt=prompt, style="vivid")  # expect: AID109, AID201
    client.images.generate(model="gpt-image-2", prompt=prompt, output_format="png")  # expect: AID201
    client.images.edit(model="gpt-image-2", image=image, prompt=prompt, input_fidelity="high")  # expect: AID109, AID201
    client.images.edit(model="gpt-image-2.5-sunburst", image=image, prompt=prompt, input_fidelity="high")  # expect: AID201


def hear(file):
    client.audio.transcriptions.create(model="gpt-4o-transcribe-diarize", file=file, prompt="A meeting")  # expect: AID103, AID109
    client.audio.transcriptions.create(model="gpt-4o-mini-transcribe", file=file, timestamp_granularities=["word"])  # expect: AID103, AID109
    client.audio.transcriptions.create(model="gpt-4o-mini-transcribe", file=file, prompt="A meeting")  # expect: AID103
    client.audio.transcriptions.create(model="whisper-1", file=file, timestamp_granularities=["word"])  # expect: AID103


def embed(text):
    client.embeddings.create(model="text-embedding-ada-002", input=text, dimensions=256)  # expect: AID109
    client.embeddings.create(model="text-embedding-ada-002", input=text)
    client.embeddings.create(model="text-embedding-3-small", input=text, dimensions=256)


llm = ChatOpenAI(model="gpt-5", temperature=0)  # expect: AID103
