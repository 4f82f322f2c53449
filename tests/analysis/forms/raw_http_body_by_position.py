"""What a request says, where the project's own function takes it by position."""

import aiohttp
import requests


async def fetch_data(url, headers, data):
    async with aiohttp.ClientSession() as session:
        # call: aiohttp.ClientSession().post -> jina-embeddings-v3 [jina] same_file
        async with session.post(url, headers=headers, json=data) as response:
            return await response.json()


async def embed(texts, base_url=None):
    url = "https://api.jina.ai/v1/embeddings" if not base_url else base_url
    data = {"model": "jina-embeddings-v3", "input": texts}  # ref: jina-embeddings-v3 config_value [jina]
    # call: fetch_data -> jina-embeddings-v3 [jina] same_file
    return await fetch_data(url, {}, data)


class Shop:
    def post(self, path, body, json=None):
        return requests.put("https://example.com" + path, json=body)

    def order(self):
        return self.post("/orders", {"model": "command", "size": "base"})
