from openai import OpenAI


def draw(what):
    return OpenAI().images.generate(model="gpt-image-2.6-flare", prompt=what)  # ok
