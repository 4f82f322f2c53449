import os

from openai import AsyncAzureOpenAI, AzureOpenAI

client = AzureOpenAI(api_version="2024-06-01", azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"])


def ask():
    # call: openai.AzureOpenAI().chat.completions.create -> my-deployment [azure] literal
    client.chat.completions.create(model="my-deployment", messages=[])  # ref: my-deployment call_argument [azure]
    # call: openai.AzureOpenAI().chat.completions.create -> gpt-4o [azure] literal
    client.chat.completions.create(model="gpt-4o", messages=[])  # ref: gpt-4o call_argument [azure]


async def by_constructor():
    # call: openai.AsyncAzureOpenAI().chat.completions.create -> gpt-4o [azure] literal; ref: gpt-4o call_argument [azure]
    return await AsyncAzureOpenAI(azure_deployment="gpt4o").chat.completions.create(model="gpt-4o", messages=[])
