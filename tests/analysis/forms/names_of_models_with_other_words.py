"""The last word of a name says what it is: a model for an API or a voice is a model."""

import openai

API_MODEL = "gpt-5-turbo-xl"  # ref: gpt-5-turbo-xl config_value


def speak(text):
    voice_model_name = "our-voice-2"  # ref: our-voice-2 config_value
    # call: chat.completions.create -> our-voice-2 [openai] same_file
    openai.OpenAI().chat.completions.create(model=voice_model_name, messages=[])
    # call: chat.completions.create -> gpt-5-turbo-xl [openai] same_file
    openai.OpenAI().chat.completions.create(model=API_MODEL, messages=[])
