"""Constructors and loaders that get their model in a dictionary."""

from huggingface_hub import snapshot_download
from langchain_openai import ChatOpenAI
from openai import OpenAI

OPTIONS = {"repo_id": "BAAI/bge-small-en-v1.5", "revision": "main"}  # ref: BAAI/bge-small-en-v1.5 config_value
# call: snapshot_download -> BAAI/bge-small-en-v1.5 [huggingface] same_file
snapshot_download(**OPTIONS)

kwargs = {"temperature": 0}
kwargs["model"] = "gpt-4o"  # ref: gpt-4o config_value
# call: ChatOpenAI -> gpt-4o [openai] same_file
ChatOpenAI(**kwargs)


def make(**kwargs: object) -> ChatOpenAI:
    # call: ChatOpenAI -> gpt-4.1 [openai] same_file
    return ChatOpenAI(**kwargs)


def build() -> ChatOpenAI:
    return make(model="gpt-4.1", temperature=0)  # ref: gpt-4.1 call_argument


class Store:
    def __init__(self, **kwargs: object) -> None:
        self.kwargs = kwargs

    def embed(self, text: str) -> object:
        # call: embeddings.create -> text-embedding-3-small [openai] same_file
        return OpenAI().embeddings.create(input=text, **self.kwargs)


Store(model="text-embedding-3-small").embed("x")  # ref: text-embedding-3-small call_argument


def other(**kwargs: object) -> None:
    print(kwargs)


other(model="nothing")
