from openai import OpenAI


def answer(question, model="gpt-4-32k"):  # expect: AID101
    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": question}])
