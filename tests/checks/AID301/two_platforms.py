import anthropic
import openai


def ask(question):
    try:
        return openai.OpenAI().responses.create(model="gpt-6-sol", input=question)  # ok
    except openai.APIError:
        return anthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=9, messages=[])  # ok
