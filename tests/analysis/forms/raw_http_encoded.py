"""Bodies that are encoded, and a path whose model has an owner and a catalog."""

import json
import os
import urllib.request

import requests
from sentence_transformers import SentenceTransformer

API = "https://api.openai.com/v1"


def ask(prompt):
    body = json.dumps({"model": "gpt-4o", "messages": []}).encode("utf-8")  # ref: gpt-4o config_value [openai]
    # call: urllib.request.Request -> gpt-4o [openai] same_file
    return urllib.request.urlopen(urllib.request.Request(API + "/chat/completions", data=body))


def run(prompt):
    account = os.environ["ACCOUNT"]
    # call: requests.post -> @cf/meta/llama-2-7b-chat-int8 [cloudflare] literal
    return requests.post(
        f"https://api.cloudflare.com/client/v4/accounts/{account}/ai/run/@cf/meta/llama-2-7b-chat-int8",
        json={"prompt": prompt},
    )


def embed(texts):
    # call: SentenceTransformer -> all-MiniLM-L6-v2 [huggingface] literal; ref: all-MiniLM-L6-v2 call_argument
    return SentenceTransformer("all-MiniLM-L6-v2").encode(texts)
