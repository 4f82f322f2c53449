"""Options handed to a function as a whole."""

import argparse

from openai import OpenAI


def run(args):
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
    return OpenAI().chat.completions.create(model=args.model, messages=[])


def main(argv=None):
    parser = argparse.ArgumentParser()
    group = parser.add_argument_group("model")
    group.add_argument("--model", default="gpt-4o")  # ref: gpt-4o default [openai]
    options, rest = parser.parse_known_args(argv)
    run(options)
