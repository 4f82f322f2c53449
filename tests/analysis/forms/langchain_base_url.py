from langchain_openai import ChatOpenAI

# call: langchain_openai.ChatOpenAI -> llama-3.1-8b-instant [groq] literal; ref: llama-3.1-8b-instant call_argument [groq]
pointed = ChatOpenAI(base_url="https://api.groq.com/openai/v1", model="llama-3.1-8b-instant")
# call: langchain_openai.ChatOpenAI -> qwen2.5-7b [self-hosted] literal; ref: qwen2.5-7b call_argument [self-hosted]
local = ChatOpenAI(openai_api_base="http://localhost:8000/v1", model_name="qwen2.5-7b")
