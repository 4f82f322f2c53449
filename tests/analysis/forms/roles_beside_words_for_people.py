"""Keys and keywords that mostly hold texts to read, and ids that stand deeper below them."""

from pydantic import BaseModel

from profiles import Profile, get

LLM = {
    "summary": {"provider": "anthropic", "model": "claude-haiku-4-5"},  # ref: claude-haiku-4-5 config_value
    "title": {"model": "gpt-4o-mini"},  # ref: gpt-4o-mini config_value
    "description": "gpt-4o",  # ref: gpt-4o doc
}
MENU = Profile(title="gpt-4o", name="GPT-4")  # ref: gpt-4o doc, gpt-4 other
CHOSEN = Profile(title="Chat", model="gpt-4", summary={"model": "gpt-4o"})  # ref: gpt-4 call_argument, gpt-4o config_value
FETCHED = get("openai", "gpt-4.1")  # ref: gpt-4.1 call_argument
KEPT = LLM.get("openai", "gpt-4.1")  # ref: gpt-4.1 default


class Request(BaseModel):
    model_config = {"json_schema_extra": {"examples": [{"model": "gpt-4o"}]}}  # ref: gpt-4o doc
