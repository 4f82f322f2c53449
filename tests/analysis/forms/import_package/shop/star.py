from shop.llm import *
from shop import default_client


def vector(text):
    # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] other_file
    return default_client.embeddings.create(input=text, model=EMBED)
