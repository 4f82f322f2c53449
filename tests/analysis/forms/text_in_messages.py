"""Ids that are put into a text for people, however it is put together."""

import logging
import warnings

from openai import OpenAI

logger = logging.getLogger(__name__)
NOTE = "Runs on {}."


def tell(name):
    warnings.warn("By default the '{}' tokenizer is used.".format("huggyllama/llama-7b"), UserWarning)
    logger.info("Falling back to %s" % "gpt-4o")  # ref: gpt-4o doc
    logger.warning(f"Not available: {name or 'gpt-4o'}")  # ref: gpt-4o doc
    print("Uses " + "gpt-4o")  # ref: gpt-4o doc
    print(NOTE.format("gpt-4o"))  # ref: gpt-4o doc
    raise ValueError("Try {} instead.".format("gpt-4o-mini"))  # ref: gpt-4o-mini doc


def ask(size):
    # call: chat.completions.create -> gpt-4o-mini [openai] literal
    OpenAI().chat.completions.create(model="{}-{}".format("gpt-4o", "mini"), messages=[])  # ref: gpt-4o-mini call_argument
    address = "https://api.openai.com/v1/models/{}".format("gpt-4.1")  # ref: gpt-4.1 config_value
    return address
