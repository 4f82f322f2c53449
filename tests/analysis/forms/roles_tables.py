"""Tables about models: nothing here is sent anywhere."""

import tiktoken

PRICES = {
    "gpt-4o": 2.5,  # ref: gpt-4o table_key
    "gpt-4o-mini": 0.15,  # ref: gpt-4o-mini table_key
    "claude-3-haiku-20240307": 0.25,  # ref: claude-3-haiku-20240307 table_key
}
PRICE_ROWS = {
    "gpt-4": {"input": 30, "output": 60},  # ref: gpt-4 table_key
    "gpt-4.1": (2.0, 8.0),  # ref: gpt-4.1 table_key
}
CONTEXT_WINDOW: dict[str, int] = {"gpt-4": 8_192, "gpt-4o": 128_000}  # ref: gpt-4 table_key, gpt-4o table_key
ENCODINGS = {"gpt-4": "cl100k_base", "gpt-4o": "o200k_base"}  # ref: gpt-4 table_key, gpt-4o table_key


def cost(model, tokens):
    return tokens * PRICES.get(model, PRICES["gpt-4o"])  # ref: gpt-4o table_key


def count(text, model):
    encoding = tiktoken.encoding_for_model("gpt-4o")  # ref: gpt-4o table_key
    return len(encoding.encode(text))


def count_by_default(text, tokenizer_model="gpt-3.5-turbo"):
    return len(tiktoken.encoding_for_model(tokenizer_model).encode(text))
