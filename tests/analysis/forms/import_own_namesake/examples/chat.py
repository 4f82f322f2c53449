import openai
from groq import Groq

Groq().chat.completions.create(model="llama-3.1-8b-instant", messages=[])  # call: chat.completions.create -> llama-3.1-8b-instant [groq] literal; ref: llama-3.1-8b-instant call_argument
openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[])  # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
