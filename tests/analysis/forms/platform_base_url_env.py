import os

from openai import OpenAI

defaulted = OpenAI(base_url=os.getenv("LLM_URL", "https://api.groq.com/openai/v1"))
open_ended = OpenAI(base_url=os.environ.get("OPENAI_BASE_URL"))
joined = OpenAI(base_url=os.environ.get("LLM_HOST", "http://localhost:11434") + "/v1")
chosen = OpenAI(base_url=os.environ["X_URL"] or "https://api.deepseek.com/v1")


def go():
    # call: openai.OpenAI().chat.completions.create -> llama-3.1-8b-instant [groq] literal; ref: llama-3.1-8b-instant call_argument [groq]
    defaulted.chat.completions.create(model="llama-3.1-8b-instant", messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    open_ended.chat.completions.create(model="gpt-4o", messages=[])
    # call: openai.OpenAI().chat.completions.create -> llama3.2 [self-hosted] literal; ref: llama3.2 call_argument [self-hosted]
    joined.chat.completions.create(model="llama3.2", messages=[])
    # call: openai.OpenAI().chat.completions.create -> deepseek-chat [deepseek] literal; ref: deepseek-chat call_argument [deepseek]
    chosen.chat.completions.create(model="deepseek-chat", messages=[])
