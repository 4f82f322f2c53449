from anthropic import Anthropic
from openai import OpenAI

client = OpenAI()
claude = Anthropic()


def thinks(model):
    return model.startswith(("o3", "gpt-5"))


def returns(messages, model="gpt-5"):  # expect: AID103
    if model.startswith("gpt-5"):
        return client.chat.completions.create(model=model, messages=messages)
    return client.chat.completions.create(model=model, messages=messages, temperature=0.2)


def otherwise(messages, model="gpt-5"):  # expect: AID103
    if thinks(model):
        return client.chat.completions.create(model=model, messages=messages)
    else:
        return client.chat.completions.create(model=model, messages=messages, temperature=0.2)


def equal(messages, model="gpt-5"):  # expect: AID103
    if model == "gpt-5":
        return None
    return client.chat.completions.create(model=model, messages=messages, temperature=0.2)


def popped(messages, model="gpt-5"):  # expect: AID103
    params = {"model": model, "messages": messages, "temperature": 0.2}
    if thinks(model):
        params.pop("temperature", None)
    return client.chat.completions.create(**params)


def deleted(messages, careful):
    params = {"model": "gpt-5", "messages": messages, "temperature": 0.2}  # expect: AID103
    if careful:
        del params["temperature"]
    return client.chat.completions.create(**params)


def kept(messages):
    params = {"model": "gpt-5", "messages": messages, "temperature": 0.2, "timeout": 3}  # expect: AID103
    del params["timeout"]
    return client.chat.completions.create(**params)  # expect: AID109


def again(messages):
    try:
        return claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, temperature=0.2)
    except Exception:
        return claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages)


def once(messages):
    try:
        return claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, temperature=0.2)  # expect: AID109
    except Exception:
        return None


def unasked(messages, model="gpt-5"):  # expect: AID103
    return client.chat.completions.create(model=model, messages=messages, temperature=0.2)  # expect: AID109
