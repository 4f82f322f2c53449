import os

import boto3
from openai import OpenAI

deepseek = OpenAI(base_url="https://api.deepseek.com")  # expect: AID502
bedrock = boto3.client("bedrock-runtime")


def ask(prompt):
    deepseek.chat.completions.create(model=os.environ["MODEL"], messages=prompt)  # expect: AID502
    bedrock.converse(modelId="global.anthropic.claude-opus-4-8", messages=prompt)  # expect: AID502
    bedrock.converse(modelId="us.anthropic.claude-opus-4-8", messages=prompt)  # expect: AID502
    return bedrock.converse(modelId="eu.anthropic.claude-opus-4-8", messages=prompt)  # ok
