import json

import boto3
import litellm
import requests
from anthropic import NOT_GIVEN, Anthropic
from google import genai
from google.genai import types
from openai import OpenAI

claude = Anthropic()
client = OpenAI()
gemini = genai.Client()
bedrock = boto3.client("bedrock-runtime")

THINKING = {"type": "enabled", "budget_tokens": 2048}
PARAMS = {"model": "claude-opus-5", "max_tokens": 9, "temperature": 0.2}
QUICK = types.GenerateContentConfig(thinking_config=types.ThinkingConfig(thinking_level=types.ThinkingLevel.LOW))


def think(messages):
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, thinking=THINKING)  # expect: AID109
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, thinking={"type": "adaptive"})  # ok
    claude.messages.create(model="claude-opus-4-6", max_tokens=9, messages=messages, thinking=THINKING)  # expect: AID104
    claude.messages.create(model="claude-haiku-4-5-20251001", max_tokens=9, messages=messages, thinking={"type": "adaptive"})  # expect: AID104, AID109
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, extra_body={"top_k": 3})  # expect: AID109
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, extra_headers={"top_k": "3"})  # ok
    claude.messages.create(messages=messages, **PARAMS)  # expect: AID109
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, temperature=NOT_GIVEN)  # ok
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, temperature=1.0)  # ok: the default


def maybe(messages, slow, temperature=None):
    thinking = {"type": "enabled", "budget_tokens": 2048} if slow else {"type": "adaptive"}
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, thinking=thinking)  # ok
    claude.messages.create(model="claude-opus-5", max_tokens=9, messages=messages, temperature=temperature)  # ok
    params = {"model": "claude-opus-5", "max_tokens": 9}
    if temperature is not None:
        params["temperature"] = temperature
    claude.messages.create(messages=messages, **params)  # ok


def reason(text):
    client.responses.create(model="gpt-5.1", input=text, reasoning={"effort": "minimal"})  # expect: AID103, AID109
    client.responses.create(model="gpt-5.1", input=text, reasoning={"effort": "low"})  # expect: AID103
    client.responses.create(model="gpt-5", input=text, reasoning=dict(effort="none"))  # expect: AID103, AID109
    client.responses.create(model="gpt-5", input=text, reasoning={"effort": "minimal"})  # expect: AID103
    client.chat.completions.create(model="gpt-5.4-mini", messages=text, reasoning_effort="minimal")  # expect: AID109, AID201
    client.chat.completions.create(model="gpt-4-turbo", messages=text, response_format={"type": "json_schema", "json_schema": {}})  # expect: AID101


def look(text):
    gemini.models.generate_content(model="gemini-2.5-pro", contents=text, config=QUICK)  # expect: AID103, AID109
    gemini.models.generate_content(model="gemini-3.1-pro-preview", contents=text, config=QUICK)  # expect: AID108
    gemini.models.generate_content(model="gemini-2.5-pro", contents=text, config={"thinking_config": {"thinking_budget": 0}})  # expect: AID103, AID109
    gemini.models.generate_content(model="gemini-2.5-pro", contents=text, config={"thinking_config": {"thinking_budget": 128}})  # expect: AID103


def raw(text):
    url = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
    requests.post(url, json={"contents": text, "generationConfig": {"thinkingConfig": {"thinkingLevel": "low"}}})  # expect: AID109
    body = json.dumps({"max_tokens": 9, "messages": text, "thinking": {"type": "enabled", "budget_tokens": 2048}})
    bedrock.invoke_model(modelId="anthropic.claude-opus-4-7", body=body)  # expect: AID109
    bedrock.converse(modelId="anthropic.claude-opus-4-1-20250805-v1:0", messages=text, inferenceConfig={"temperature": 0, "topP": 0.9})  # expect: AID103, AID109
    bedrock.converse(modelId="anthropic.claude-opus-4-1-20250805-v1:0", messages=text, inferenceConfig={"temperature": 0})  # expect: AID103


def routed(text):
    litellm.completion("anthropic/claude-opus-5", messages=text, temperature=0.2)  # ok: a router may translate it
    litellm.completion("anthropic/claude-opus-5", messages=text, temperature=0.2, drop_params=True)  # ok
