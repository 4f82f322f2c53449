"""Names that speak of models: the variable, parameter, key or function that a literal is bound to."""

from __future__ import annotations

import re
from functools import lru_cache

from aidep.analysis.roles import hands_on_default
from aidep.model.facts import Context, FileFacts, Lit
from aidep.model.usage import Role

_MODEL_WORDS = frozenset(
    "model models llm llms engine deployment repo checkpoint embedder embedding embeddings encoder reranker"
    " modelid modelname lm vlm controlnet lora vae unet".split()
)
_NOT_MODELS = frozenset(
    "path dir directory file filename type class version prefix prefixes provider format config url folder kwargs key"
    " api base mode dim size max token tokens tag label description family vendor store alias aliases voice dataset"
    " datasets corpus split benchmark tokenizer".split()
)
_OTHER_THINGS = frozenset("type provider vendor format mode api store voice dataset".split())
_NAMING = frozenset("name names id ids default".split())
"""Last words of a name that leave open what it names."""
_OR_PATH = re.compile(r"_or_(path|dir|url)\b", re.IGNORECASE)
"""``model_name_or_path`` is a name of a model all the same."""
_PLAIN = frozenset("model model_name model_id modelid default_model model_type_or_name".split())
_LISTS = frozenset("models model_names model_ids model_list".split())
_CACHED = 10_000
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(_CACHED)
def words_of(name: str) -> frozenset[str]:
    """The words of a name, in lower case."""
    return frozenset(w.lower() for w in _WORDS.findall(name))


def slot(context: Context | None) -> str:
    """The nearest name that a literal is bound to: keyword, parameter, variable, key, or the function returning it."""
    while context is not None:
        if context.kind == "arg" and not hands_on_default(context):
            return "" if context.detail.isdigit() or context.detail.startswith("*") else context.detail
        if context.kind == "value" and context.name and not (is_slot(context.name) or _speaks_otherwise(context.name)):
            context = context.up  # DEPTH_MODELS = {"large": "..."}: the key says nothing
            continue
        if context.kind in ("param", "assign", "field", "attr", "store", "value") and context.name:
            return context.name
        if context.kind in ("ret", "named") and is_slot(context.name):
            return context.name
        if context.kind in ("key", "annot", "cmp"):
            return ""
        context = context.up
    return ""


@lru_cache(_CACHED)
def is_slot(name: str) -> bool:
    words = words_of(_OR_PATH.sub("", name))
    return bool(words & _MODEL_WORDS) and not words & _NOT_MODELS


def is_plain_slot(name: str) -> bool:
    """Whether a name means a model and nothing else."""
    return name.lower() in _PLAIN


def is_of_list(lit: Lit, name: str) -> bool:
    """Whether a literal is an element of a list that holds models and nothing else."""
    return lit.context.kind == "elem" and name.lower() in _LISTS


def is_class_of_models(name: str) -> bool:
    """Whether the members of a class of that name are likely to be models: ``ModelType``, ``EmbeddingModels``."""
    return bool(words_of(name) & _MODEL_WORDS) and not words_of(name) & (_NOT_MODELS - {"type", "class"})


def is_own_default(name: str, role: Role) -> bool:
    """Whether a known id under that name is what the project takes when nothing else is said: ``DEFAULT_CHAT``."""
    chosen = role is Role.DEFAULT or not words_of(name).isdisjoint(("default", "defaults"))
    return chosen and not _speaks_otherwise(name)


def says_otherwise(name: str) -> bool:
    """Whether what goes by a name is no model, be it unknown to any catalog: ``model_endpoint_type``.

    The last word tells: an ``API_MODEL`` is a model.
    """
    words = [w for w in map(str.lower, _WORDS.findall(name)) if w not in _NAMING]
    return bool(words) and words[-1] in _OTHER_THINGS and not is_plain_slot(name)


def _speaks_otherwise(name: str) -> bool:
    return bool(words_of(name) & _NOT_MODELS)


def around(lit: Lit, file: FileFacts) -> set[str]:
    """Words of the names around a literal: callee, bound name, enclosing definitions, file."""
    names: list[str] = [file.path.rpartition("/")[2].rpartition(".")[0]]
    context: Context | None = lit.context
    while context is not None:
        names += [context.name, context.detail]
        context = context.up
    index = lit.scope
    while index > 0:
        names.append(file.scopes[index].name)
        index = file.scopes[index].parent
    words = {w for name in names for w in words_of(name)}
    if "azure" in words:
        words.discard("openai")  # AzureOpenAI, azure_openai.py
    return words
