"""Requests below the address that a client was made with."""

import httpx

mistral = httpx.Client(base_url="https://api.mistral.ai/v1")
shop = httpx.Client(base_url="https://shop.example.com")


def ask():
    # call: httpx.Client().post -> mistral-medium [mistral] literal; ref: mistral-medium config_value [mistral]
    return mistral.post("/chat/completions", json={"model": "mistral-medium", "messages": []})


async def again(url="https://api.openai.com/v1/responses"):
    async with httpx.AsyncClient(base_url="https://api.mistral.ai/v1") as client:
        # call: httpx.AsyncClient().post -> gpt-4o [openai] literal; ref: gpt-4o config_value [openai]
        await client.post(url, json={"model": "gpt-4o", "input": ""})


def order():
    shop.post("/orders", json={"model": "command", "size": "base"})
