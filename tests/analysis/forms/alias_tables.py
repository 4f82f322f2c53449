import openai

POINTERS = {
    "gpt-4o": "gpt-4o-2024-08-06",  # ref: gpt-4o table_key, gpt-4o-2024-08-06 other
    "fast": "gpt-4o-mini",  # ref: gpt-4o-mini config_value
}


def resolved(name):
    return POINTERS.get(name, name)
