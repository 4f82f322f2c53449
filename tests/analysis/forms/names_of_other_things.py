"""What is called a type or a provider is no model, be it handed to one by a table whose keys nobody knows."""

import openai

CONFIG = {
    "model": "gpt-4",  # ref: gpt-4 config_value
    "model_endpoint_type": "hugging-face",
    "provider": "our-proxy-2",
    "deployment": "our-chat-2",  # ref: our-chat-2 config_value
}


def ask(key):
    # call: chat.completions.create -> gpt-4, our-chat-2 [openai] same_file
    openai.OpenAI().chat.completions.create(model=CONFIG[key], messages=[])
