import argparse
from openai import OpenAI

p = argparse.ArgumentParser()
g = p.add_argument_group("llm")
g.add_argument("--model", choices=["gpt-4o", "gpt-4o-mini"], default="gpt-4o")  # ref: gpt-4o config_value, gpt-4o-mini config_value, gpt-4o default
args, rest = p.parse_known_args()
model = args.model
OpenAI().chat.completions.create(model=model)  # call: chat.completions.create -> gpt-4o [openai] same_file
ns = argparse.Namespace(model="gpt-4")  # ref: gpt-4 call_argument
OpenAI().chat.completions.create(model=ns.model)  # call: chat.completions.create -> gpt-4 [openai] same_file
