import litellm


def ask(question):
    return litellm.completion("openai/gpt-6-sol", question, fallbacks=["anthropic/claude-opus-5"])  # ok
