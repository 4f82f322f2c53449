"""Four hands between the literal and the call, keywords renamed on the way."""

from openai import AsyncOpenAI


class Gateway:
    def __init__(self, client: AsyncOpenAI):
        self._client = client

    async def post(self, payload: dict):
        # call: openai.AsyncOpenAI().chat.completions.create -> gpt-4o [openai] same_file
        return await self._client.chat.completions.create(**payload)


class Service:
    def __init__(self, gateway: Gateway, llm: str):
        self.gateway = gateway
        self.llm = llm

    async def reply(self, text: str):
        payload = {"model": self.llm, "messages": [{"role": "user", "content": text}]}
        return await self.gateway.post(payload)


def build(engine_name: str) -> Service:
    return Service(Gateway(AsyncOpenAI()), llm=engine_name)


service = build("gpt-4o")  # ref: gpt-4o call_argument [openai]
