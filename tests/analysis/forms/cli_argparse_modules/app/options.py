import argparse


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="gpt-4o")  # ref: gpt-4o default [openai]
    return parser.parse_args()
