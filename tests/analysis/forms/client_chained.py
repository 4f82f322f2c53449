from openai import OpenAI

# call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
text = OpenAI().chat.completions.create(model="gpt-4o", messages=[]).choices[0].message.content
client = OpenAI()
# call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
raw = client.with_options(timeout=5).chat.completions.create(model="gpt-4.1", messages=[])
# call: chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
headers = client.chat.completions.with_raw_response.create(model="gpt-4", messages=[])
chat = client.chat
create = chat.completions.create
# call: openai.OpenAI().chat.completions.create -> gpt-4o-mini [openai] literal; ref: gpt-4o-mini call_argument
create(model="gpt-4o-mini", messages=[])
method = getattr(client.chat.completions, "create")
# call: openai.OpenAI().chat.completions.create -> gpt-4.1-mini [openai] literal; ref: gpt-4.1-mini call_argument
method(model="gpt-4.1-mini", messages=[])
