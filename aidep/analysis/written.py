"""What is written like a model id, by its letters alone."""

from __future__ import annotations

import re

_VERSIONED = re.compile(r"(?=.*[a-z])(?=.*[0-9])[a-z][a-z0-9]*([-.:_][a-z0-9.]+)*\Z", re.IGNORECASE)
_WORDED = re.compile(r"[a-z][a-z0-9.]*([-_][a-z0-9.]+)+\Z", re.IGNORECASE)
_ID_WORDS = frozenset(
    "base small medium large tiny mini micro nano lite light pro plus max ultra turbo fast flash instruct chat code"
    " coder embed embedding embeddings text vision vl audio multilingual latest preview uncased cased hf gguf onnx zh"
    " en distilled reasoner thinking completion speech rerank reranker".split()
)
"""Words of which ids without a number are made: ``nomic-embed-text``, ``mistral-tiny``."""
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]{1,60}/[A-Za-z0-9][\w.-]{2,90}\Z")
_TAGGED = re.compile(r"[a-z][\w.-]{1,60}:(latest|\d+(x\d+)?(\.\d+)?[bm]([-_][\w.-]+)?)\Z", re.IGNORECASE)
_TAG = re.compile(r"(latest|\d+(x\d+)?(\.\d+)?[bm])\Z", re.IGNORECASE)
_NOT_HUB = re.compile(
    r"(application|text|image|audio|video|multipart|font|model)/|.*\.(py|json|ya?ml|txt|md|html?|csv|toml|png|jpe?g|svg|pt|"
    r"bin|onnx|gguf|ipynb|js|css|pdf|sh|j2|xml|wav|mp[34]|sql|db|log|zip|gz|tar|cfg|ini|safetensors)\Z",
    re.IGNORECASE,
)
_PLAIN_HUB_ID = re.compile(r"[a-z]{3,40}/[a-z_]{3,60}\Z")
_FOLDERS = frozenset(
    "models model app apps data src config configs templates static weights checkpoints assets api".split()
)
_WORD = re.compile(r"[A-Za-z_]{3,40}\Z")
_IMPLAUSIBLE = re.compile(r"[/~.:]|.*[\s<>\\|]|.*\{|https?:|\d+\Z|[A-Za-z_]+\Z|.*[-_/.]\Z|[x*?.-]+\Z|.*/.\Z")
"""Paths, URLs, templates, numbers, beginnings and bare words; words that are ids are known to the catalog."""
_NO_NAMES = frozenset(
    "auto default none null model test name string custom dummy unknown local any all xxx xxxx".split()
)
_FILE = re.compile(r"(?i).*\.(py|json|ya?ml|txt|md|toml|bin|pt|gguf|onnx|llamafile|safetensors|so|dll|dylib|parquet)\Z")


def plausible(text: str) -> bool:
    """Whether a text that reached a model argument can be a model id: no path, URL, template, beginning or number."""
    return 1 < len(text) <= 200 and not _IMPLAUSIBLE.match(text)


def is_word(text: str) -> bool:
    """A plain word that may name a model where a call says so: ``load_model("medium")``."""
    return _WORD.match(text) is not None and text.lower() not in _NO_NAMES


def is_hub_id(text: str) -> bool:
    """``owner/name`` with something in the name that is no plain word."""
    if not _HUB_ID.match(text) or _NOT_HUB.match(text):
        return False
    name = text.partition("/")[2]
    return any(c.isdigit() or c.isupper() for c in name) or "-" in name


def is_owned(text: str) -> bool:
    """``owner/name``, which among ids of a hub is one more."""
    return _HUB_ID.match(text) is not None and _NOT_HUB.match(text) is None


def is_plain_hub_id(text: str) -> bool:
    """``owner/name`` of two plain words, which may as well be a path."""
    return _PLAIN_HUB_ID.match(text) is not None and text.partition("/")[0] not in _FOLDERS


def is_tagged(text: str) -> bool:
    """``llama3:8b``, ``mistral:latest``: a model of a local server with its tag."""
    return _TAGGED.match(text) is not None


def is_tag(text: str) -> bool:
    """``8b``, ``latest``: which of the sizes or versions of a model."""
    return _TAG.match(text) is not None


def is_versioned(text: str) -> bool:
    """Letters and a number, joined by hyphens and the like: ``glm-4``, ``sd15``."""
    return _VERSIONED.match(text) is not None and _FILE.match(text) is None


def is_weights(text: str) -> bool:
    """``mistral-7b-openorca.Q4_0.gguf``: a file of weights, which programs that fetch it go by."""
    name = text.removesuffix(".gguf")
    return name != text and is_versioned(name)


def is_worded(text: str) -> bool:
    """Joined words of which one is common in ids: ``nomic-embed-text``."""
    if _WORDED.match(text) is None or _FILE.match(text) is not None:
        return False
    return any(part in _ID_WORDS for part in re.split(r"[-_.]", text.lower()))
