import time, json, time  # none
from openai import OpenAI, OpenAI

client = OpenAI()


def ask():
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    return client.chat.completions.create(model="gpt-4o", messages=[json.dumps(time.time())])
