import argparse

import whisper


class Settings:
    def __init__(self):
        self.size = "large-v3"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="large")  # ref: large default [whisper]
    parser.add_argument("--language", default="tiny")
    args = parser.parse_args().__dict__
    model_name: str = args.pop("model")
    language: str = args.pop("language")
    # call: whisper.load_model -> large [whisper] same_file
    return whisper.load_model(model_name), language


def other():
    # call: whisper.load_model -> - [whisper] unresolved
    return whisper.load_model(Settings().__dict__["name"])
