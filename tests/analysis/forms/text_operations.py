import litellm
from openai import OpenAI

client = OpenAI()
PROVIDER = "anthropic"
NAME = "claude-3-haiku-20240307"  # ref: claude-3-haiku-20240307 config_value [anthropic]
SIZE = "mini"


def router_prefix():
    # call: litellm.completion -> claude-3-haiku-20240307 [-] same_file
    return litellm.completion(model=f"anthropic/{NAME}", messages=[])


def both_constant():
    # call: litellm.completion -> claude-3-haiku-20240307 [-] same_file
    return litellm.completion(model=f"{PROVIDER}/{NAME}", messages=[])


def concatenated():
    # call: litellm.completion -> claude-3-haiku-20240307 [-] same_file
    return litellm.completion(model="anthropic/" + NAME, messages=[])


def unknown_tail(name):
    # call: litellm.completion -> - [-] caller
    return litellm.completion(model=f"openai/{name}", messages=[])


def methods():
    name = " GPT-4o ".strip().lower()
    model = "openai/gpt-4o".removeprefix("openai/")  # ref: gpt-4o config_value
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file


def adjacent():
    # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    return client.chat.completions.create(model=("gpt-" "4o"), messages=[])


def formatted():
    # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    return client.chat.completions.create(model="gpt-4o-{}".format(SIZE), messages=[])


def percent():
    # call: chat.completions.create -> gpt-4o-mini [openai] same_file
    return client.chat.completions.create(model="gpt-4o-%s" % SIZE, messages=[])


def split_off():
    model = "openai:gpt-4.1"  # ref: gpt-4.1 config_value
    # call: chat.completions.create -> gpt-4.1 [openai] same_file
    return client.chat.completions.create(model=model.split(":", 1)[1], messages=[])
