"""Ids that a help text names are read by people; those that a default or a call has as well are used."""

import argparse

import openai

OTHER = "gpt-4o-mini"  # ref: gpt-4o-mini config_value


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser()
    old = "gpt-4-0613"  # ref: gpt-4-0613 doc
    made.add_argument("--4", action="store_true", help=f"Use {old} (deprecated)")
    made.add_argument("--model", default=OTHER, help=f"The model ({OTHER})")
    return made


def ask() -> object:
    options = parser().parse_args()
    return openai.OpenAI().responses.create(model=options.model)  # call: responses.create -> gpt-4o-mini [openai] same_file
