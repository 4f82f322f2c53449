import anthropic
import openai


def ask(question):
    return openai.OpenAI().responses.create(model="gpt-6-sol", input=question)  # expect: AID302


def with_another(question):
    try:
        return anthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=9, messages=question)  # ok
    except anthropic.APIError:
        return elsewhere(question)


def elsewhere(question):
    from groq import Groq

    return Groq().chat.completions.create(model="openai/gpt-oss-120b", messages=question)
