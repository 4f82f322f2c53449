"""Loaders that go by the module they are defined in, weights that lie in a file, and stores that hold no model."""

from faster_whisper.utils import download_model, format_timestamp
from qdrant_client import AsyncQdrantClient, QdrantClient

import whisperx


def load(size: str = "large-v2"):  # ref: large-v2 default [huggingface]
    # call: faster_whisper.download_model -> large-v2 [huggingface] same_file
    return download_model(size, local_files_only=False)


def align(language):
    # call: whisperx.load_align_model -> WAV2VEC2_ASR_LARGE_LV60K_960H [huggingface] literal
    return whisperx.load_align_model(language, "cpu", "WAV2VEC2_ASR_LARGE_LV60K_960H")  # ref: WAV2VEC2_ASR_LARGE_LV60K_960H call_argument


def store():
    client = QdrantClient(url="http://localhost:6333")  # none
    AsyncQdrantClient(":memory:")  # none
    client.set_model("BAAI/bge-small-en-v1.5")  # call: qdrant_client.QdrantClient().set_model -> BAAI/bge-small-en-v1.5 [huggingface] literal; ref: BAAI/bge-small-en-v1.5 call_argument
    return format_timestamp(0.0)


def local(path="mistral-7b.Q4_0.gguf"):
    from llama_cpp import Llama

    # call: llama_cpp.Llama -> - [self-hosted] unresolved
    return Llama(model_path=path), Llamas(model_path=path)


class Llamas:
    def __init__(self, model_path):
        self.path = model_path
