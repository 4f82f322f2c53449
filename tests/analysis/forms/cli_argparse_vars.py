import argparse

from openai import OpenAI


def run(prompt, model):
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] same_file
    return OpenAI().chat.completions.create(model=model, messages=[])


parser = argparse.ArgumentParser()
parser.add_argument("prompt")
parser.add_argument("--model", default="gpt-4o")  # ref: gpt-4o default [openai]
run(**vars(parser.parse_args()))
