from openai import AsyncOpenAI, OpenAI

client = OpenAI(timeout=30)
async_client: AsyncOpenAI = AsyncOpenAI()
