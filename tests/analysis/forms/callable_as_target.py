"""A function that somebody starts later gets what stands in ``args``, whoever starts it."""

import multiprocessing
import threading

import faster_whisper
from openai import OpenAI

WHISPER_MODEL = "tiny"  # ref: tiny config_value
KIND = "small"


def load(model_path, device):
    faster_whisper.WhisperModel(model_path)  # call: faster_whisper.WhisperModel -> tiny [huggingface] same_file


def ask(model):
    OpenAI().chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4.1, gpt-4o [openai] same_file


class Recorder:
    def __init__(self, model=WHISPER_MODEL):
        self._start(target=load, args=(model, "cpu"))
        self._start(target=ask, args=("gpt-4.1",))  # ref: gpt-4.1 call_argument

    def _start(self, target, args):
        if threading.active_count():
            return threading.Thread(target=target, args=args)
        return multiprocessing.Process(target=target, args=args)


multiprocessing.Process(target=ask, args=("gpt-4o",)).start()  # ref: gpt-4o call_argument
faster_whisper.WhisperModel(KIND)  # call: faster_whisper.WhisperModel -> - [huggingface] unresolved
