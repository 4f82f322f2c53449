import argparse
from openai import OpenAI


def build():
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(dest="cmd")
    p = sub.add_parser("chat")
    p.add_argument("-m", "--model", type=str, default="gpt-4o", help="e.g. gpt-4")  # ref: gpt-4o default
    p.add_argument("--embed-model")
    p.set_defaults(embed_model="text-embedding-3-small", func=chat)  # ref: text-embedding-3-small default
    return parser


def chat(args):
    OpenAI().chat.completions.create(model=args.model)  # call: chat.completions.create -> gpt-4o [openai] same_file
    OpenAI().embeddings.create(model=args.embed_model, input="")  # call: embeddings.create -> text-embedding-3-small [openai] same_file


def main():
    args = build().parse_args()
    args.func(args)
