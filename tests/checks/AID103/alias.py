"""That an alias dies matters more than that it floats."""

from openai import OpenAI


def ask(question: str, model: str = "gpt-4o"):  # expect: AID103
    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": question}])
