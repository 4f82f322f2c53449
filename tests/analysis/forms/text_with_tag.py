"""A name and its tag, put together."""

from ollama import chat


def ask(size="8b"):
    # call: ollama.chat -> llama3.1 [ollama] literal
    return chat(model=f"llama3.1:{size}", messages=[])  # ref: llama3.1 call_argument [ollama]


def more(name="qwen2.5"):  # ref: qwen2.5:latest default [ollama]
    # call: ollama.chat -> qwen2.5:latest [ollama] same_file
    return chat(model=name + ":latest", messages=[])
