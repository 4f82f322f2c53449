"""Words that are ids of one platform alone, where the names around say which."""

import os

from langchain_community.embeddings import OllamaEmbeddings

CHOICES = {
    "models": {
        "ollama": [
            {"value": "mistral", "size": "small"},  # ref: mistral config_value [ollama]
        ],
        "openai": [{"value": "gpt-4o"}],  # ref: gpt-4o config_value
    }
}


class CohereSettings:
    chat_model = os.getenv("COHERE_CHAT_MODEL", "command")  # ref: command default [cohere]
    greeting = os.getenv("COHERE_GREETING", "command")


class OllamaProvider(OllamaEmbeddings):
    id = "ollama"
    models = [
        "nomic-embed-text",  # ref: nomic-embed-text config_value
        "snowflake-arctic-embed",  # ref: snowflake-arctic-embed config_value
    ]
    model_id_key = "model"
    model_features = ["tool-small", "vision-2"]
