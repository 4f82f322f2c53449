from openai import OpenAI


def init_client(options):
    return OpenAI(**options)  # client: openai.OpenAI [openai]
