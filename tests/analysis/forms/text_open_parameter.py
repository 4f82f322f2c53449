import litellm


def ask(name):
    # call: litellm.completion -> - [-] caller
    return litellm.completion(model=f"openai/{name}", messages=[])
