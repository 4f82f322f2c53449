from ...llm.names import CHAT
from ...llm.clients import client


def go():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return client.chat.completions.create(model=CHAT, messages=[])
