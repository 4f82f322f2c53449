import openai

import answers
import many
import nothing
import one
import windows

client = openai.OpenAI()  # client: openai.OpenAI [openai]
client.responses.create(model=nothing.MODEL)  # call: openai.OpenAI().responses.create -> - [openai] unresolved
client.responses.create(model=one.SMART)  # call: openai.OpenAI().responses.create -> gpt-4-32k-0613, gpt-4o-mini [openai] other_file
client.responses.create(model=windows.MODEL)  # call: openai.OpenAI().responses.create -> gpt-4-32k-0613 [openai] other_file
client.responses.create(model=answers.SMART)  # call: openai.OpenAI().responses.create -> gpt-3.5-turbo, gpt-4-32k-0613, gpt-4o-mini [openai] other_file
client.responses.create(model=answers.OTHER)  # call: openai.OpenAI().responses.create -> gpt-3.5-turbo, gpt-4-32k-0613, gpt-4o-mini [openai] other_file
client.responses.create(model=many.MODEL)  # call: openai.OpenAI().responses.create -> - [openai] unresolved
