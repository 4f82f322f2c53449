"""An id of a hub that flows to a vendor's own models, too, with all that a table holds."""

import cohere
from transformers import AutoModel

RERANKERS = {
    "vendor": "rerank-english-v3.0",  # ref: rerank-english-v3.0 config_value [cohere]
    "local": "somebody/own-reranker-v2",  # ref: somebody/own-reranker-v2 config_value [huggingface]
}


def remote(kind):
    # call: rerank -> rerank-english-v3.0, somebody/own-reranker-v2 [cohere] same_file
    return cohere.Client().rerank(model=RERANKERS[kind], query="", documents=[])


def local(kind):
    # call: AutoModel.from_pretrained -> somebody/own-reranker-v2 [huggingface] same_file
    return AutoModel.from_pretrained(RERANKERS[kind])


def named(embedding="openai"):
    # call: AutoModel.from_pretrained -> - [huggingface] unresolved
    return AutoModel.from_pretrained(embedding)
