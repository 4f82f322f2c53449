from openai import OpenAI

from app.options import parse


def main():
    args = parse()
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    OpenAI().chat.completions.create(model=args.model, messages=[])
