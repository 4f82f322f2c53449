import openai

POINTERS = {
    "gpt-4o": "gpt-4o-2024-08-06",  # ref: gpt-4o table_key, gpt-4o-2024-08-06 other
    "claude-3-sonnet": "claude-3-sonnet-20240229",  # ref: claude-3-sonnet-20240229 other
    "gpt": "gpt-4",  # ref: gpt-4 config_value
    "fast": "gpt-4o-mini",  # ref: gpt-4o-mini config_value
}
# Of a table whose entries are mostly such, those are too that are named another way.
MOSTLY = {
    "o1-mini": "o1-mini-2024-09-12",  # ref: o1-mini table_key, o1-mini-2024-09-12 other
    "gpt-4o": "gpt-4o-2024-05-13",  # ref: gpt-4o table_key, gpt-4o-2024-05-13 other
    "gpt-4-32k": "gpt-4-32k-0613",  # ref: gpt-4-32k table_key, gpt-4-32k-0613 other
    "gpt-4-turbo": "gpt-4-turbo-2024-04-09",  # ref: gpt-4-turbo table_key, gpt-4-turbo-2024-04-09 other
    "gpt-4-turbo-preview": "gpt-4-0125-preview",  # ref: gpt-4-turbo-preview table_key, gpt-4-0125-preview other
    "claude-4-sonnet": "claude-sonnet-4-20250514",  # ref: claude-sonnet-4-20250514 other
    "cheap": "gpt-4o-mini",  # ref: gpt-4o-mini config_value
}
MODEL_ALIASES = {
    "4o": "gpt-4o",  # ref: gpt-4o config_value
    "chatgpt": "openai/gpt-3.5-turbo",  # ref: gpt-3.5-turbo config_value
    "sonnet": ["claude-3-opus-20240229"],  # ref: claude-3-opus-20240229 config_value
}
aliases_of_gpt_4 = ["gpt-4-0613", "gpt4"]  # ref: gpt-4-0613 other


def resolved(name):
    return POINTERS.get(name, name), MOSTLY[name], MODEL_ALIASES[name]
