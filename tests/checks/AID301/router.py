import litellm


def ask(question):
    return litellm.completion(model="openai/gpt-6-sol", messages=[{"role": "user", "content": question}])  # ok
