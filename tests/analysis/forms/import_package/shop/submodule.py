import shop.llm.names
import shop.llm.clients as clients
from shop.llm import names as n


def long_way():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return clients.client.chat.completions.create(model=shop.llm.names.CHAT, messages=[])


def alias():
    # call: openai.OpenAI().embeddings.create -> text-embedding-3-small [openai] other_file
    return clients.client.embeddings.create(model=n.EMBED, input="x")
