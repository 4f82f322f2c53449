import os

from openai import AsyncOpenAI, OpenAI

GROQ_URL = "https://api.groq.com/openai/v1"
groq = OpenAI(base_url=GROQ_URL, api_key=os.environ["GROQ_API_KEY"])  # client: openai.OpenAI [groq]
router = OpenAI(base_url="https://openrouter.ai/api/v1", api_key="k")  # client: openai.OpenAI [openrouter]
deepseek = AsyncOpenAI(api_key="k", base_url="https://api.deepseek.com")  # client: openai.AsyncOpenAI [deepseek]
local = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
private = OpenAI(base_url="http://192.168.1.20:11434/v1", api_key="none")
unknown = OpenAI(base_url="https://llm.acme-internal.io/v1")
plain = OpenAI()  # client: openai.OpenAI [openai]


async def go():
    # call: openai.OpenAI().chat.completions.create -> llama-3.1-8b-instant [groq] literal; ref: llama-3.1-8b-instant call_argument [groq]
    groq.chat.completions.create(model="llama-3.1-8b-instant", messages=[])
    # call: openai.OpenAI().chat.completions.create -> anthropic/claude-3-haiku [openrouter] literal
    router.chat.completions.create(
        model="anthropic/claude-3-haiku",  # ref: anthropic/claude-3-haiku call_argument [openrouter]
        messages=[],
    )
    # call: openai.AsyncOpenAI().chat.completions.create -> deepseek-chat [deepseek] literal; ref: deepseek-chat call_argument [deepseek]
    await deepseek.chat.completions.create(model="deepseek-chat", messages=[])
    # call: openai.OpenAI().chat.completions.create -> qwen2.5-7b [self-hosted] literal; ref: qwen2.5-7b call_argument [self-hosted]
    local.chat.completions.create(model="qwen2.5-7b", messages=[])
    # call: openai.OpenAI().chat.completions.create -> llama3.2 [self-hosted] literal; ref: llama3.2 call_argument [self-hosted]
    private.chat.completions.create(model="llama3.2", messages=[])
    # call: openai.OpenAI().chat.completions.create -> acme-large [-] literal; ref: acme-large call_argument [-]
    unknown.chat.completions.create(model="acme-large", messages=[])
    # call: openai.OpenAI().chat.completions.create -> gpt-4o [openai] literal; ref: gpt-4o call_argument [openai]
    plain.chat.completions.create(model="gpt-4o", messages=[])
