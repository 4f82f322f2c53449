from llm import get_model

client = get_model()
client.chat.completions.create(model="gpt-4.1", messages=[])  # call: chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
