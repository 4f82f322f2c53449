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


def methods():
    name = " GPT-4o ".strip().lower()
    model = "openai/gpt-4o".removeprefix("openai/")  # ref: gpt-4o config_value
    return client.chat.completions.create(model=model, messages=[])  # call: chat.completions.create -> gpt-4o [openai] same_file
