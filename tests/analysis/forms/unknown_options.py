"""Options and variables whose own name says that their default is a model."""

import argparse
import os

import ollama

parser = argparse.ArgumentParser()
parser.add_argument("--tts_model", default="tts_models/en/ljspeech/tacotron2")  # ref: tts_models/en/ljspeech/tacotron2 default
parser.add_argument("--model", type=str, default="some-lab/some-model-9b", help="like some-lab/other-9b")  # ref: some-lab/some-model-9b default
parser.add_argument("--data", default="some-lab/some-data-9b")
run(os.getenv("SUMMARY_MODEL", "some-lab/some-model-9b"))  # ref: some-lab/some-model-9b default
embed_model = "local:some-lab/some-model-9b"  # ref: some-lab/some-model-9b config_value


class Local:
    def __init__(self, model="mistral"):  # ref: mistral default [ollama]
        self.model = model

    def ask(self, text, other=None):
        other = "codestral" if other is None else other  # ref: codestral default [ollama]
        ollama.chat(model=other, messages=text)  # call: ollama.chat -> codestral [ollama] same_file
        return ollama.chat(model=self.model, messages=text)  # call: ollama.chat -> mistral [ollama] same_file
