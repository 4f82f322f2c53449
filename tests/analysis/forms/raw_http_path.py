"""The model is in the path."""

import requests

MODEL = "gemini-2.0-flash"  # ref: gemini-2.0-flash config_value [gemini]


def ask(key):
    url = f"https://generativelanguage.googleapis.com/v1beta/models/{MODEL}:generateContent?key={key}"
    # call: requests.post -> gemini-2.0-flash [gemini] same_file
    return requests.post(url, json={"contents": []})
