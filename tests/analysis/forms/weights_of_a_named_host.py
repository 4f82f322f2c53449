"""Weights that many serve under their maker's name: whose they are, the names around them say."""

from enum import Enum

from azure.ai.inference import ChatCompletionsClient
from pydantic_settings import BaseSettings
from together import Together

client = Together()
# call: azure.ai.inference.ChatCompletionsClient -> - [azure] unresolved
azure = ChatCompletionsClient(endpoint="https://x.models.ai.azure.com", credential=None)


class ModelType(Enum):
    TOGETHER_MIXTRAL = "mistralai/Mixtral-8x7B-Instruct-v0.1"  # ref: mistralai/Mixtral-8x7B-Instruct-v0.1 config_value [together]
    SILICONFLOW_DEEPSEEK_V3 = "deepseek-ai/DeepSeek-V3"  # ref: deepseek-ai/DeepSeek-V3 config_value [siliconflow]



class Settings(BaseSettings):
    llama2_ckpt_dir: str = "Llama-2-7b-chat"  # ref: Llama-2-7b-chat default [-]
    llama2_model: str = "Llama-2-7b-chat"  # ref: Llama-2-7b-chat default [azure]
