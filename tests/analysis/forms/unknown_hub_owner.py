"""Ids of owners that publish models: taken wherever a value stands, whatever it is called."""

import requests

# ref: sentence-transformers/all-MiniLM-L6-v2 config_value
config = {"path": "sentence-transformers/all-MiniLM-L6-v2", "method": "hub"}
splits = {"dataset": "sentence-transformers/all-nli"}  # none


def summary(path=None):
    path = path if path else "sshleifer/distilbart-cnn-12-6"  # ref: sshleifer/distilbart-cnn-12-6 default
    return load(path)


def load(path):
    if path == "sshleifer/distilbart-cnn-12-6":  # none
        raise ValueError("sshleifer/distilbart-cnn-12-6")  # none
    return requests.get("https://huggingface.co/sshleifer/distilbart-cnn-12-6")
