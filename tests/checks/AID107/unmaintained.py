import google.generativeai as genai  # expect: AID107
from google import genai as current  # ok
from langchain_community.chat_models import ChatAnyscale  # expect: AID107
from vertexai.generative_models import GenerativeModel  # expect: AID107
from zhipuai import ZhipuAI  # expect: AID107
from zai import ZaiClient  # ok
