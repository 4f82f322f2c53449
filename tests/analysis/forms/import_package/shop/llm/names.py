__all__ = ["CHAT", "EMBED"]

CHAT = "gpt-4o"  # ref: gpt-4o config_value [openai]
EMBED = "text-embedding-3-small"  # ref: text-embedding-3-small config_value [openai]
