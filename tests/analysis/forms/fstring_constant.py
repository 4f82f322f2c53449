"""An f-string without fields is a literal like any other."""

from openai import OpenAI

# call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
OpenAI().chat.completions.create(model=f"gpt-4o", messages=[])
# call: openai.OpenAI().chat.completions.create -> gpt-4.1 [openai] literal; ref: gpt-4.1 call_argument
OpenAI().chat.completions.create(model=r'gpt-4.1', messages=[])
# call: openai.OpenAI().chat.completions.create -> gpt-4 [openai] literal; ref: gpt-4 call_argument
OpenAI().chat.completions.create(model="""gpt-4""", messages=[])
