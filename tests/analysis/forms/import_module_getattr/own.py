import openai


def helper():
    return openai.OpenAI()  # client: openai.OpenAI [openai]
