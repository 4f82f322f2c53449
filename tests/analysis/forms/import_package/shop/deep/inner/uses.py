from ...llm.names import CHAT
from ... import llm


def go():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return llm.clients.client.chat.completions.create(model=CHAT, messages=[])
