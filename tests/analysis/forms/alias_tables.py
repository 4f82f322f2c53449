import openai

POINTERS = {
    "gpt-4o": "gpt-4o-2024-08-06",  # ref: gpt-4o table_key, gpt-4o-2024-08-06 other
    "claude-3-sonnet": "claude-3-sonnet-20240229",  # ref: claude-3-sonnet-20240229 other
    "gpt": "gpt-4",  # ref: gpt-4 config_value
    "fast": "gpt-4o-mini",  # ref: gpt-4o-mini config_value
}


def resolved(name):
    return POINTERS.get(name, name)
