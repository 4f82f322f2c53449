import openai


def get_model(name="gpt-4o"):  # ref: gpt-4o default
    return openai.OpenAI()  # client: openai.OpenAI [openai]
