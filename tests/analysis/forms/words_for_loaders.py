import os

from faster_whisper import WhisperModel

SIZE = os.getenv("WHISPER_MODEL", "base")  # ref: base default
WhisperModel(SIZE)  # call: WhisperModel -> base [huggingface] env_default
options = {"model_size_or_path": SIZE, "device": "cpu"}
WhisperModel(**options)  # call: WhisperModel -> base [huggingface] env_default
WhisperModel(**{"model_size_or_path": "base"})  # call: WhisperModel -> base [huggingface] literal; ref: base call_argument
