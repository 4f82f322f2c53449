"""Works with gpt-4o and gpt-4.

>>> ask("hi", model="gpt-4o")
"""

# client.chat.completions.create(model="gpt-4", messages=[])
import argparse
import logging
import warnings
from typing import Literal, Optional

from pydantic import BaseModel, Field

logger = logging.getLogger("gpt-4o")
ModelName = Literal["gpt-4o", "gpt-4o-mini"]  # ref: gpt-4o other, gpt-4o-mini other


class Request(BaseModel):
    """Which model, e.g. "gpt-4"."""

    model: Literal["gpt-4o", "gpt-4"]  # ref: gpt-4o other, gpt-4 other
    name: Optional[str] = Field(None, description="gpt-4o", examples=["gpt-4o"])  # ref: gpt-4o doc, gpt-4o doc


def talk(model: Literal["gpt-4", "gpt-4o"] | None):  # ref: gpt-4 other, gpt-4o other
    "gpt-4o"
    logger.info("gpt-4o")  # ref: gpt-4o doc
    logger.warning("%s is not available", "gpt-4o")  # ref: gpt-4o doc
    print("gpt-4o")  # ref: gpt-4o doc
    warnings.warn("gpt-4 is old", DeprecationWarning)
    if model is None:
        raise ValueError("gpt-4o")  # ref: gpt-4o doc
    raise RuntimeError(f"unknown model {model}, try gpt-4o")


parser = argparse.ArgumentParser(description="gpt-4o")  # ref: gpt-4o doc
parser.add_argument("--model", help="gpt-4o", metavar="gpt-4o")  # ref: gpt-4o doc, gpt-4o doc
