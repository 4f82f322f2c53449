import argparse

from openai import OpenAI


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="gpt-4o", help="e.g. gpt-4")  # ref: gpt-4o default [openai]
    parser.add_argument("-j", "--judge-model", default="gpt-4.1", choices=["gpt-4.1", "gpt-4"])  # ref: gpt-4.1 default, gpt-4.1 config_value, gpt-4 config_value
    parser.add_argument("--embed", dest="embedder", type=str, default="text-embedding-3-small")  # ref: text-embedding-3-small default
    return parser.parse_args()


def main():
    args = parse()
    client = OpenAI()
    client.chat.completions.create(model=args.model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
    client.chat.completions.create(model=args.judge_model, messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] same_file
    client.embeddings.create(model=args.embedder, input="x")  # call: embeddings.create -> text-embedding-3-small [openai] same_file


if __name__ == "__main__":
    main()
