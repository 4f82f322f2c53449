import openai

openai.api_type = "azure"
openai.api_base = "https://acme.openai.azure.com/"
openai.api_version = "2023-05-15"


def ask():
    # call: openai.ChatCompletion.create -> chat-prod [azure] literal
    return openai.ChatCompletion.create(
        engine="chat-prod",  # ref: chat-prod call_argument [azure]
        messages=[],
    )
