import cohere
import openai
from langchain.chat_models import ChatOpenAI  # expect: AID107
from langchain.chat_models import init_chat_model  # ok
from langchain_openai import ChatOpenAI as Maintained  # ok
from anthropic import HUMAN_PROMPT, Anthropic  # expect: AID107
from huggingface_hub import InferenceApi, InferenceClient  # expect: AID107
from openai.error import RateLimitError  # expect: AID107
from semantic_kernel.connectors.ai.google.google_ai import GoogleAIChatCompletion  # ok
from semantic_kernel.connectors.ai.google.vertex_ai import VertexAIChatCompletion  # expect: AID107
from transformers import AutoModelForCausalLM, pipeline  # ok
from transformers import TFAutoModelForCausalLM  # expect: AID107

llm = ChatOpenAI(model="gpt-6-sol")  # ok: reported where it is imported
chat = init_chat_model("openai:gpt-6-sol")  # ok
answer = openai.ChatCompletion.create(model="gpt-6-sol", messages=[])  # expect: AID107
answer = openai.OpenAI().chat.completions.create(model="gpt-6-sol", messages=[])  # ok

write = pipeline("text-generation", model="org/model", revision="0123456")  # ok
shorten = pipeline("summarization", model="org/model", revision="0123456")  # expect: AID107
translate = pipeline(task="translation_en_to_fr", model="org/model", revision="0123456")  # expect: AID107

co = cohere.Client()
co.create_connector(name="docs", url="https://docs.example")  # expect: AID107
co.connectors.create(name="docs", url="https://docs.example")  # ok
busy = InferenceClient().get_model_status("org/model")  # expect: AID107
