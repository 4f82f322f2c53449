try:
    from openai import OpenAI
except ImportError:
    OpenAI = None

if OpenAI is not None:
    client = OpenAI()
else:
    client = None


def embed(texts):
    # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] literal
    return client.embeddings.create(
        input=texts,
        model="text-embedding-3-small",  # ref: text-embedding-3-small call_argument [openai]
    )
