"""One table for several OpenAI-compatible platforms: the rows belong together, but flow-insensitively any may meet any."""

from openai import OpenAI

PLATFORMS = {
    "groq": {"url": "https://api.groq.com/openai/v1", "model": "llama-3.1-8b-instant"},  # ref: llama-3.1-8b-instant config_value
    "deepseek": {"url": "https://api.deepseek.com", "model": "deepseek-chat"},  # ref: deepseek-chat config_value
}


def of_groq():
    row = PLATFORMS["groq"]
    # call: openai.OpenAI().chat.completions.create -> llama-3.1-8b-instant [groq] same_file
    return OpenAI(base_url=row["url"]).chat.completions.create(model=row["model"], messages=[])
