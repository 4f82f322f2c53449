import openai

openai.api_key = "k"


def old():
    # call: openai.ChatCompletion.create -> gpt-3.5-turbo [openai] literal; ref: gpt-3.5-turbo call_argument [openai]
    openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=[])
    # call: openai.Completion.create -> text-davinci-003 [openai] literal; ref: text-davinci-003 call_argument [openai]
    openai.Completion.create(engine="text-davinci-003", prompt="x")
    # call: openai.Embedding.create -> text-embedding-ada-002 [openai] literal; ref: text-embedding-ada-002 call_argument
    openai.Embedding.create(input="x", model="text-embedding-ada-002")


async def old_async():
    # call: openai.ChatCompletion.acreate -> gpt-4 [openai] literal; ref: gpt-4 call_argument
    return await openai.ChatCompletion.acreate(model="gpt-4", messages=[])


def new():
    # call: openai.chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument
    return openai.chat.completions.create(model="gpt-4o", messages=[])
