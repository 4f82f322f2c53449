"""Weights that a program fetches itself, by their names."""

import requests

model_url = "https://huggingface.co/owner/weights/resolve/main/{}.zip"
default_model = "ms-marco-TinyBERT-L-2-v2"  # ref: ms-marco-TinyBERT-L-2-v2 config_value
model_path = "rank_zephyr_7b_v1_full.Q4_K_M.gguf"
FILES = {"small": "orca-mini-3b-gguf2-q4_0.gguf"}


def fetch(model_name=None):
    if model_name is None:
        model_name = "all-MiniLM-L6-v2.gguf2.f16.gguf"  # ref: all-MiniLM-L6-v2.gguf2.f16.gguf config_value
    return requests.get(model_url.format(model_name), timeout=9)


def load(loader):
    return loader.load(model="weights.gguf"), loader.load(model="./mistral-7b.Q4_0.gguf")
