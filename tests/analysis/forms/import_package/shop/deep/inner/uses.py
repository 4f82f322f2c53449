from ...llm.names import CHAT
from ...llm import clients


def go():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] other_file
    return clients.client.chat.completions.create(model=CHAT, messages=[])
