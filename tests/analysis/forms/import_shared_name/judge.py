from llama_index.llms.openai import OpenAI

# call: llama_index.llms.openai.OpenAI -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
OpenAI(model="gpt-4.1")
