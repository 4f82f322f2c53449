from agents import Agent

Agent("hello", model="gpt-4o")  # call: agents.Agent -> gpt-4o [openai] literal; ref: gpt-4o call_argument
