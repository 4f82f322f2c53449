import openai
from agency import run


def ask(agent, model):
    agent.run(model)
    openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[])  # call: chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument


run("gpt-4-32k-0613")  # ref: gpt-4-32k-0613 call_argument
ask(None, "gpt-4-0314")  # ref: gpt-4-0314 call_argument
