"""Weights that many serve under their maker's name: whose they are, the names around them say."""

from enum import Enum

from together import Together

client = Together()


class ModelType(Enum):
    TOGETHER_MIXTRAL = "mistralai/Mixtral-8x7B-Instruct-v0.1"  # ref: mistralai/Mixtral-8x7B-Instruct-v0.1 config_value [together]
    SILICONFLOW_DEEPSEEK_V3 = "deepseek-ai/DeepSeek-V3"  # ref: deepseek-ai/DeepSeek-V3 config_value [siliconflow]
