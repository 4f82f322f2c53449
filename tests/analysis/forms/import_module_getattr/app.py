import lazy
import table
from lazy import OpenAI
from table import Anthropic, helper

lazy.client.responses.create(model="gpt-4o")  # call: openai.OpenAI().responses.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
OpenAI().responses.create(model="o1")  # call: openai.OpenAI().responses.create -> o1 [openai] literal; ref: o1 call_argument
table.OpenAI().responses.create(model="o3")  # call: openai.OpenAI().responses.create -> o3 [openai] literal; ref: o3 call_argument
Anthropic().messages.create(model="claude-3-opus-20240229")  # call: anthropic.Anthropic().messages.create -> claude-3-opus-20240229 [anthropic] literal; ref: claude-3-opus-20240229 call_argument
helper().responses.create(model="gpt-5")  # call: openai.OpenAI().responses.create -> gpt-5 [openai] literal; ref: gpt-5 call_argument
lazy.tools(model="red")  # none
lazy.other(model="red")  # none
