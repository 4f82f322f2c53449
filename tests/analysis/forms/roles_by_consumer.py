"""What a list of ids is for shows where it is read: only asked about, or chosen from."""

import logging
import re
from enum import Enum
from fnmatch import fnmatch

from openai import OpenAI

logger = logging.getLogger(__name__)

JSON_MODELS = ["gpt-4o", "gpt-4-turbo"]  # ref: gpt-4o comparison, gpt-4-turbo comparison
NO_TEMPERATURE = ("o1-mini", "o3-mini")  # ref: o1-mini comparison, o3-mini comparison
PREFIXES = ["gpt-4", "gpt-4o"]  # ref: gpt-4 comparison, gpt-4o comparison
LIMITS = [("gpt-4-32k", 32768), ("gpt-4", 8192)]  # ref: gpt-4-32k comparison, gpt-4 comparison
OLD = ["gpt-4-0613"]  # ref: gpt-4-0613 comparison
OLDER = ["gpt-4-0314"]  # ref: gpt-4-0314 comparison
GONE = [*OLD, *OLDER]
KNOWN = {"gpt-4.1"}  # ref: gpt-4.1 comparison
PATTERNS = ["gpt-4o-mini"]  # ref: gpt-4o-mini comparison
TRIED = ["gpt-4.1", "gpt-4o"]  # ref: gpt-4.1 config_value, gpt-4o config_value
# ref: gpt-4o config_value, gpt-4 comparison, gpt-3.5-turbo config_value
ROUTES = [("gpt-4", "gpt-4o"), ("small", "gpt-3.5-turbo")]


class Known(str, Enum):
    """Members are there to be chosen, however much is asked about them."""

    BIG = "gpt-4-turbo"  # ref: gpt-4-turbo config_value
    OLD = "gpt-4-0613"  # ref: gpt-4-0613 config_value

    @property
    def is_old(self) -> bool:
        return self in {Known.OLD} or self is not Known.BIG


OFFERED = ["gpt-4-turbo"]  # ref: gpt-4-turbo config_value


def supports_json(model: str) -> bool:
    return any(model.startswith(m) for m in JSON_MODELS) or model in KNOWN


def temperature(model: str) -> float:
    if any(m in model.lower() for m in NO_TEMPERATURE):
        return 1.0
    if model not in KNOWN:
        logger.warning("known are %s", ", ".join(sorted(KNOWN)))
    return 0.0


def family(model: str) -> str:
    for prefix in PREFIXES:
        if model == prefix or model.startswith(prefix + "-"):
            return "gpt"
    for pattern in PATTERNS:
        if fnmatch(model, pattern) or re.match(pattern, model):
            return "small"
    for word in ("o1-mini", "gpt-4"):  # ref: o1-mini comparison, gpt-4 comparison
        if word in model:
            return "found"
    return "other"


def limit(model: str) -> int:
    for prefix, size in LIMITS:
        if model.startswith(prefix):
            return size
    return 4096


def is_gone(model: str) -> bool:
    return model in GONE


def ask(model: str, prompt: str) -> None:
    for start, routed in ROUTES:
        if model.startswith(start):
            # call: chat.completions.create -> gpt-4o, gpt-3.5-turbo [openai] same_file
            OpenAI().chat.completions.create(model=routed, messages=[])
    for name in TRIED:
        if name != model:
            # call: chat.completions.create -> gpt-4.1, gpt-4o [openai] same_file
            OpenAI().chat.completions.create(model=name, messages=[])


def offered() -> list[str]:
    return [name for name in OFFERED if name.startswith("gpt")]
